import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ObligationsOf, ObligationsService } from '../../src/modules/obligations/index.js';
import type { Tx } from '../../src/platform/db/unit-of-work.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener, type OpenedObligation } from '../support/open-obligations.js';

describe('obligations', () => {
  let app: EngineApp;
  let opener: ObligationOpener;
  let nextSubject = 1000;
  const perform = (tx: Tx, command: Command, of: ObligationsOf): Promise<number> =>
    command === 'pause' || command === 'resume' ? service()[command](tx, of, 'officeReview') : service()[command](tx, of);
  const service = (): ObligationsService => app.get(ObligationsService);
  const opened = (dueOn: string | null = '2024-06-14'): Promise<OpenedObligation> => opener.open(String(nextSubject++), dueOn);
  const row = ({ of }: OpenedObligation) =>
    app.one(
      `select state, (select coalesce(max(reminder.rung), 0) from reminder where reminder.obligation_id = obligation.id and reminder.due_on = obligation.effective_due_on) as rung, obligation.due_on as "dueOn", settled_on as "settledOn", paused_on as "pausedOn"
       from obligation where subject_id = $1 and kind = $2 order by obligation.id desc limit 1`,
      [of.subjectIds[0], of.kind],
    );
  const rungsFired = ({ of }: OpenedObligation) =>
    app.query<{ rung: string; dueOn: string; superseded: boolean }>(
      `select rung_code as rung, reminder.due_on as "dueOn", superseded from reminder join obligation on obligation.id = obligation_id where subject_id = $1 and kind = $2 order by reminder.id`,
      [of.subjectIds[0], of.kind]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-06-03');
    opener = await ObligationOpener.in(app);
  });
  afterAll(() => app.close());

  it('open once when opened twice while they run', async () => {
    const { asked } = await opened();
    expect(await app.run((tx) => service().open(tx, [asked]))).toBe(0);
    expect(await app.run((tx) => service().open(tx, [asked, asked]))).toBe(0);
    expect(await app.count('obligation where subject_id = $1', [asked.subjectId])).toBe(1);
  });

  it('open once when many transactions open the same at one moment', async () => {
    const subjectId = String(nextSubject++);
    const { asked } = await opened();
    const counts = await Promise.all(Array.from({ length: 8 }, () => app.run((tx) => service().open(tx, [{ ...asked, subjectId }]))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('open anew after they were settled, beside the settled one', async () => {
    const obligation = await opened();
    await app.run((tx) => service().settle(tx, obligation.of));
    expect(await app.run((tx) => service().open(tx, [obligation.asked]))).toBe(1);
    expect(await app.query(`select state from obligation where subject_id = $1 order by id`, [obligation.asked.subjectId])).toEqual([{ state: 'settled' }, { state: 'open' }]);
  });

  it('take the default ladder of their kind when none is named', async () => {
    const { asked } = await opener.open(String(nextSubject++), '2024-06-14', 'acknowledgement', null);
    expect(await app.one('select ladder from obligation where subject_id = $1', [asked.subjectId])).toEqual({ ladder: 'acknowledgement' });
  });

  type Command = 'settle' | 'pause' | 'resume' | 'void';
  it.each<[string, Command[], Command, number, Record<string, unknown>]>([
    ['an open one is settled with the day it was done', [], 'settle', 1, { state: 'settled', settledOn: '2024-06-03' }],
    ['an open one is paused with the day its clock stopped', [], 'pause', 1, { state: 'paused', pausedOn: '2024-06-03' }],
    ['a paused one resumes and forgets the day it was paused', ['pause'], 'resume', 1, { state: 'open', pausedOn: null }],
    ['a paused one is settled without resuming', ['pause'], 'settle', 1, { state: 'settled', settledOn: '2024-06-03' }],
    ['an open one is taken back', [], 'void', 1, { state: 'voided', settledOn: null }],
    ['a paused one is taken back', ['pause'], 'void', 1, { state: 'voided' }],
    ['an open one cannot resume', [], 'resume', 0, { state: 'open' }],
    ['a paused one is not paused again', ['pause'], 'pause', 0, { state: 'paused', pausedOn: '2024-06-03' }],
    ['a settled one stays settled when it is settled again', ['settle'], 'settle', 0, { state: 'settled', settledOn: '2024-06-03' }],
    ['a settled one is not paused', ['settle'], 'pause', 0, { state: 'settled' }],
    ['a settled one is not resumed', ['settle'], 'resume', 0, { state: 'settled' }],
    ['a settled one is not taken back', ['settle'], 'void', 0, { state: 'settled' }],
    ['one taken back is not settled', ['void'], 'settle', 0, { state: 'voided', settledOn: null }],
    ['one taken back is not resumed', ['void'], 'resume', 0, { state: 'voided' }],
  ])('%s', async (_rule, before, command, moved, expected) => {
    const obligation = await opened();
    for (const step of before) await app.run((tx) => perform(tx, step, obligation.of));
    await app.atDay(before.length > 0 ? '2024-06-04' : '2024-06-03');
    const wanted = before.includes('pause') && command === 'settle' ? { ...expected, settledOn: '2024-06-04' } : expected;
    expect(await app.run((tx) => perform(tx, command, obligation.of))).toBe(moved);
    expect(await row(obligation)).toMatchObject(wanted);
    await app.atDay('2024-06-03');
  });

  it.each<Command>(['settle', 'pause', 'void'])('%s stops the ladder: nothing fires afterwards', async (command) => {
    const obligation = await opened('2024-06-21');
    await app.run((tx) => perform(tx, command, obligation.of));
    await app.atDay('2024-07-05');
    await app.tick();
    await app.atDay('2024-06-03');
    expect(await rungsFired(obligation)).toEqual([]);
  });

  it.each([
    ['standard', 'officeReview', 'paused'],
    ['standard', 'extensionPending', 'paused'],
    ['standard', 'itemSuspended', 'paused'],
    ['acknowledgement', 'officeReview', 'paused'],
    ['acknowledgement', 'extensionPending', 'open'],
    ['acknowledgement', 'itemSuspended', 'paused'],
    ['officeReview', 'officeReview', 'open'],
    ['officeReview', 'itemSuspended', 'open'],
  ] as const)('on the ladder %s, for the reason %s, are then %s: the ladder says what stops its clock', async (ladder, reason, state) => {
    const obligation = await opener.open(String(nextSubject++), '2024-06-14', 'officeReview', ladder);
    const stopped = state === 'paused' ? 1 : 0;
    expect(await app.run((tx) => service().pause(tx, obligation.of, reason))).toBe(stopped);
    expect(await row(obligation)).toMatchObject({ state });
    expect(await app.count('suspension join obligation on obligation.id = obligation_id where subject_id = $1', [obligation.asked.subjectId])).toBe(stopped);
    expect(await app.run((tx) => service().resume(tx, obligation.of, reason))).toBe(stopped);
  });

  it('move neither a settled nor a taken-back due date', async () => {
    for (const command of ['settle', 'void'] as const) {
      const obligation = await opened();
      await app.run((tx) => perform(tx, command, obligation.of));
      expect(await app.run((tx) => service().reschedule(tx, obligation.of, '2024-12-31', '年底'))).toBe(0);
      expect(await row(obligation)).toMatchObject({ dueOn: '2024-06-14' });
    }
  });

  it('climb the ladder anew for a new due date, and fire no rung of the old date any more', async () => {
    const obligation = await opened('2024-06-14');
    await app.atDay('2024-06-11');
    await app.tick();
    expect((await rungsFired(obligation)).map(({ rung, superseded }) => [rung, superseded])).toEqual([['before3', false], ['before10', true]]);
    expect(await row(obligation)).toMatchObject({ rung: 2 });
    await app.run((tx) => service().reschedule(tx, obligation.of, '2024-07-31', '延期'));
    expect(await row(obligation)).toMatchObject({ rung: 0, dueOn: '2024-07-31' });
    await app.atDay('2024-06-18');
    await app.tick();
    expect(await rungsFired(obligation)).toHaveLength(2);
    await app.atDay('2024-07-26');
    await app.tick();
    expect((await rungsFired(obligation)).slice(2)).toEqual([
      { rung: 'before3', dueOn: '2024-07-31', superseded: false },
      { rung: 'before10', dueOn: '2024-07-31', superseded: true },
    ]);
  });

  it('never fire a rung twice for one date, also when the date is moved away and back (A15)', async () => {
    await app.atDay('2024-06-03');
    const obligation = await opened('2024-06-14');
    await app.atDay('2024-06-12');
    await app.tick();
    const before = await rungsFired(obligation);
    await app.run((tx) => service().reschedule(tx, obligation.of, '2024-08-30', '延期'));
    await app.tick();
    await app.run((tx) => service().reschedule(tx, obligation.of, '2024-06-14', '撤销延期'));
    await app.tick();
    expect(await rungsFired(obligation)).toEqual(before);
    expect(await row(obligation)).toMatchObject({ rung: 2 });
    await app.atDay('2024-06-14');
    await app.tick();
    expect((await rungsFired(obligation)).map(({ rung }) => rung)).toEqual(['before3', 'before10', 'dueToday']);
  });

  it('keep their rung when they are moved to the date they have', async () => {
    const obligation = await opened('2024-06-14');
    await app.tick();
    expect(await app.run((tx) => service().reschedule(tx, obligation.of, '2024-06-14', ''))).toBe(0);
    expect(await row(obligation)).toMatchObject({ rung: 3 });
  });

  it('tell nobody of a rung whose date was moved before it was delivered (A15, F46)', async () => {
    await app.deliverAll();
    const obligation = await opened('2024-06-10');
    await app.tick();
    await app.run((tx) => service().reschedule(tx, obligation.of, '2024-09-30', '延期'));
    await app.deliverAll();
    expect(await app.count(`notification where title like '%事项' || $1 || '%'`, [obligation.asked.subjectId])).toBe(0);
  });

  it('fire for the old date or for the new one when both happen at one moment, never for both (F46)', async () => {
    await app.atDay('2024-06-14');
    const other = await app.neighbour();
    for (let round = 0; round < 20; round += 1) {
      const obligation = await opened('2024-06-14');
      await Promise.all([app.tick(), other.run((tx) => other.get(ObligationsService).reschedule(tx, obligation.of, '2024-06-13', '提前'))]);
      await app.tick();
      await app.deliverAll();
      const told = await app.query(
        `select rung_code as rung, reminder.due_on as "dueOn" from notification join reminder on reminder.id = reminder_id join obligation on obligation.id = obligation_id
         where subject_id = $1`, [obligation.asked.subjectId]);
      expect(told).toEqual([{ rung: 'overdue1', dueOn: '2024-06-13' }]);
      expect(await row(obligation)).toMatchObject({ dueOn: '2024-06-13', rung: 4 });
    }
  });
});
