import { workRules } from './work-rules.js';

const UNSIGNED = { report: false, extension: false, decline: false, completion: false, submission: false };

describe('the work rules of a plan', () => {
  it.each([
    ['nothing chosen', {}, { jointLeads: 'allMustFinish', fourEyes: false, signatures: UNSIGNED }],
    ['the first lead consolidates', { jointLeads: 'firstConsolidates' }, { jointLeads: 'firstConsolidates', fourEyes: false, signatures: UNSIGNED }],
    ['two people and one signature', { fourEyes: true, signatures: { completion: true } }, { jointLeads: 'allMustFinish', fourEyes: true, signatures: { ...UNSIGNED, completion: true } }],
    ['words nobody knows', { jointLeads: 'toString', fourEyes: 'yes' }, { jointLeads: 'allMustFinish', fourEyes: false, signatures: UNSIGNED }],
  ])('with %s', (_, stored, expected) => expect(workRules(stored)).toEqual(expected));
});
