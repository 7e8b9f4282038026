import type { zh } from '../tour';

export const en: typeof zh = {
  start: 'Five-step tour',
  title: 'Five-step tour',
  place: (step, of) => `Step ${step} of ${of}`,
  next: 'Next',
  pass: 'Let time pass until the office is told',
  passing: (day) => `Moving on, now ${day}…`,
  passed: (day, escalated) => `${day}: ${escalated} without an answer, brought to the office.`,
  nobody: 'The demonstration has no unit and office to follow. Run npm start again to load its data.',
  end: 'End the tour',
  steps: {
    ledger: ({ items, documentNumber }) => ({ title: 'The document is the ledger', words: `The annex of ${documentNumber} has ${items} rows; read in, they are the ${items} rows of this ledger, with the same columns, order, numbers and words.` }),
    task: ({ unit }) => ({ title: 'A unit is given its tasks', words: `You are the liaison of ${unit} now. Everything issued is in the inbox, with who asks and when it is due. Leave it unacknowledged this time and see.` }),
    time: ({ unit }) => ({ title: 'Nobody keeps watch, time passes', words: `${unit} does nothing. Reminders go out by working days, and what stays unanswered is brought higher.` }),
    silence: ({ unit }) => ({ title: 'What the unit sees', words: `In the inbox of ${unit} what was not acknowledged has turned red, with the days it is late and the rung that says so.` }),
    desk: ({ office }) => ({ title: 'On the desk of the office', words: `You are ${office} now. Nobody called, and still the overdue items are here: urge, read the thread, or issue a notice. The tour ends here; look around.` }),
  },
};
