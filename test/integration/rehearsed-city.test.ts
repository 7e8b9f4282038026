import { ADVISORY_LOCKS } from '../../src/contracts/advisory-locks.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { ConfirmationService, DocumentsService } from '../../src/modules/documents/index.js';
import { AssignmentsService } from '../../src/modules/items/index.js';
import { type RehearsalAsked, type RehearsalResponse, RehearsalService, type RehearsalSubject } from '../../src/modules/rehearsal/index.js';
import { EngineApp } from '../support/engine-app.js';
import { advisoryLock } from '../support/held-locks.js';
import { EXPORT_TASK, PORT_TASK, type PrintedTask, smallDocument } from '../support/small-document.js';
import { tableContents } from '../support/table-contents.js';

let app: EngineApp;
beforeAll(async () => {
  app = await EngineApp.startSeeded();
  await app.deliverAll();
}, 120_000);
afterAll(() => app.close());

const rehearse = (subject: RehearsalSubject, asked: RehearsalAsked): Promise<RehearsalResponse> => app.get(RehearsalService).rehearse(SYSTEM_ACTOR, subject, asked);

describe('the whole city', () => {
  const YEAR = { assume: 'nobodyActs', to: '2025-03-31' } as const;

  it('goes on working while it is rehearsed: a tick and a signature neither wait nor are seen', async () => {
    const undisturbed = await rehearse({ all: true }, YEAR);
    const office = await app.neighbour();
    const { id, unitId } = await app.one<{ id: string; unitId: string }>(`select id, unit_id as "unitId" from assignment order by id limit 1`);
    const liaison = { accountId: (await app.one<{ id: string }>('select id from account order by id limit 1')).id, name: '联络员', role: 'liaison' as const, unitId, leadingGroupId: null };

    let over = false;
    const rehearsal = rehearse({ all: true }, YEAR).finally(() => (over = true));
    await begun();
    await office.atDay('2024-04-08');
    const { remindersFired } = await office.tick();
    await office.get(AssignmentsService).acknowledge(liaison, id);
    expect(over).toBe(false);

    expect(await rehearsal).toEqual(undisturbed);
    expect(remindersFired).toBeGreaterThan(3000);
    expect(await app.one('select status from assignment where id = $1', [id])).toEqual({ status: 'acknowledged' });
    expect(await app.count('reminder where not superseded and fired_on = $1', ['2024-04-08'])).toBe(remindersFired);
    await office.deliverAll();
  }, 120_000);
});

/** Waits until a rehearsal holds its lock. */
async function begun(): Promise<void> {
  while ((await app.count(advisoryLock(ADVISORY_LOCKS.rehearsal))) === 0);
}

describe('a draft', () => {
  const imported = async (number: string, tasks: readonly PrintedTask[]): Promise<string> => {
    const { readings } = await app.get(DocumentsService).store(SYSTEM_ACTOR, `${number}.txt`, Buffer.from(smallDocument(tasks, number)), []);
    return readings[0]?.readingId ?? '';
  };

  it('is confirmed and issued inside its rehearsal only', async () => {
    const documentId = await imported('武商办〔2024〕71号', [EXPORT_TASK]);
    const before = await tableContents(app);
    const rehearsed = await rehearse({ documentId }, { assume: 'nobodyActs', from: '2024-05-06', to: '2024-06-30' });
    expect(rehearsed.plans).toEqual([{ documentNumber: '武商办〔2024〕71号', shortName: '' }]);
    expect(rehearsed.days[0]).toMatchObject({ day: '2024-05-06', plansIssued: [{ documentNumber: '武商办〔2024〕71号' }], messages: 3 });
    const signing = rehearsed.days.flatMap(({ day, reminders }) => reminders.map(({ kind, rungCode, obligations }) => [day, kind, rungCode, obligations]));
    expect(signing).toEqual([['2024-05-09', 'acknowledgement', 'dueToday', 3], ['2024-05-10', 'acknowledgement', 'overdue1', 3]]);
    expect(await tableContents(app)).toEqual(before);
  }, 180_000);

  it('that is a plan already is rehearsed as what happens once it is issued', async () => {
    const documentId = await imported('武商办〔2024〕72号', [EXPORT_TASK]);
    const planId = await app.run((tx) => app.get(ConfirmationService).confirm(tx, SYSTEM_ACTOR, documentId));
    const asPlan = await rehearse({ planId }, { assume: 'allInTime', from: '2024-05-06', to: '2024-06-30' });
    expect(await rehearse({ documentId }, { assume: 'allInTime', from: '2024-05-06', to: '2024-06-30' })).toEqual(asPlan);
    expect(asPlan.totals).toMatchObject({ dues: 3, reminders: 3 });
    expect(await app.one('select status from plan where id = $1', [planId])).toEqual({ status: 'draft' });
  }, 180_000);

  it('with open blocking doubts, and a new version of a running plan, are refused as at their confirmation', async () => {
    const doubtful = await imported('武商办〔2024〕73号', [PORT_TASK]);
    await expect(rehearse({ documentId: doubtful }, { assume: 'nobodyActs' })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('必须先处理的疑点') });
    const version = await imported('武政办〔2024〕21号', [EXPORT_TASK]);
    await expect(rehearse({ documentId: version }, { assume: 'nobodyActs' })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('已有方案') });
    await expect(rehearse({ documentId: '999999' }, { assume: 'nobodyActs' })).rejects.toMatchObject({ code: 'reference-unknown', errors: [{ pointer: '/documentId' }] });
  }, 180_000);
});
