import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentsService } from '../../src/modules/items/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { EngineApp } from '../support/engine-app.js';

/** More than an acknowledgement sends: begin, clock, lock, four writes, commit. */
const MOST_MESSAGES = 12;

describe('a process whose line to the database breaks', () => {
  let app: EngineApp;
  let line: CuttableProxy;
  let cut: EngineApp;

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-15');
    line = await CuttableProxy.before(app.url);
    cut = await app.neighbour(line.url);
  }, 180_000);
  afterAll(async () => {
    await app?.close();
    await line?.cut();
  });

  it('before any of its statements or at the answer to its COMMIT, leaves all of change, obligation and audit row, or none (A09, F13, F14)', async () => {
    const outcomes: string[] = [];
    for (let message = 0; message <= MOST_MESSAGES; message += 1) {
      const plan = await aPlan(`测政办〔2024〕${message + 20}号`).withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(app);
      const { id } = await app.one<{ id: string }>('select id from assignment where plan_id = $1', [plan.id]);
      const actor = await app.actor('liaison.甲局');
      // A pooled connection first, so that what is counted are the statements of the change.
      await cut.query('select 1');
      if (message < MOST_MESSAGES) line.cutAfterMessages(message);
      else line.dropAnswers('COMMIT\0', 1);
      const answered = await cut.get(AssignmentsService).acknowledge(actor, id).then(() => 'answered', () => 'refused');
      line.cutAfterMessages(Infinity);
      const left = await app.one<{ changed: boolean; settled: boolean; audited: boolean }>(
        `select (select acknowledged_at is not null from assignment where id = $1) as changed,
                (select state = 'settled' from obligation where subject_type = 'assignment' and subject_id = $1 and kind = 'acknowledgement') as settled,
                exists (select from audit_entry where action = 'assignment.acknowledged' and subject_id = $1) as audited`, [id]);
      expect({ message, ...left }).toEqual({ message, changed: left.changed, settled: left.changed, audited: left.changed });
      outcomes.push(`${answered}, ${left.changed ? 'kept' : 'gone'}`);
      // Asked again it answers with what is there, or does it: once.
      await app.get(AssignmentsService).acknowledge(actor, id);
      expect(await app.count(`audit_entry where action = 'assignment.acknowledged' and subject_id = $1`, [id])).toBe(1);
    }
    expect(new Set(outcomes)).toEqual(new Set(['refused, gone', 'answered, kept', 'refused, kept']));
    expect(outcomes.at(-1)).toBe('refused, kept');
  }, 180_000);
});
