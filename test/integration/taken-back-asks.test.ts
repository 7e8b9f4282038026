import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/domain/policy/actor.js';
import { PlanClosingService } from '../../src/modules/issuing/index.js';
import { AssignmentsService, CompletionReviewService, DeclinesService, ExtensionsService, ItemAdjustmentService, ItemClosingService, JointLeads } from '../../src/modules/items/index.js';
import { UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };

interface Made {
  readonly plan: StoredPlan;
  readonly itemId: string;
  readonly office: Actor;
  readonly first: Actor;
  readonly second: Actor;
  readonly helper: Actor;
  readonly firstDuty: string;
  readonly secondDuty: string;
  readonly helperDuty: string;
}

/** Items of two joint leads and a cooperating unit, issued on Monday 2024-06-03, due on 2024-06-28; the head signs claims of completion. */
describe('what waits for an answer or a signature', () => {
  let app: EngineApp;
  let plans = 0;
  const made = async (): Promise<Made> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const number = `收政办〔2024〕${plans}号`;
    const unit = (name: string): string => `收${plans}${name}局`;
    const plan = await aPlan(number).withItem(anItem('修订办法。').ledBy(unit('甲'), unit('乙')).helpedBy(unit('助')).dueOn('2024-06-28')).issuedIn(app);
    await app.query(`update plan set work_rules = '{"signatures": {"completion": true}}' where id = $1`, [plan.id]);
    const [firstDuty, secondDuty, helperDuty] = await app.query<{ id: string; itemId: string }>(`select id, item_id as "itemId" from assignment where plan_id = $1 order by role desc, position`, [plan.id]);
    if (!firstDuty || !secondDuty || !helperDuty) throw new Error('the plan has no three duties');
    const [first, second, helper] = await Promise.all([app.actor(`liaison.${unit('甲')}`), app.actor(`liaison.${unit('乙')}`), app.actor(`liaison.${unit('助')}`)]);
    for (const [actor, { id }] of [[first, firstDuty], [second, secondDuty]] as const) {
      await app.get(AssignmentsService).acknowledge(actor, id);
      await app.get(AssignmentsService).report(actor, id, REPORT);
    }
    const office = await app.actor(`office.${number}`);
    return { plan, itemId: firstDuty.itemId, office, first, second, helper, firstDuty: firstDuty.id, secondDuty: secondDuty.id, helperDuty: helperDuty.id };
  };
  /** The first lead asks for more time, the second has a claim before its head, the cooperating unit declines. */
  const asked = async (): Promise<Made> => {
    const story = await made();
    await app.get(ExtensionsService).request(story.first, story.firstDuty, { newDueOn: '2024-07-31', reason: '审批尚未完成。' });
    expect((await app.get(CompletionReviewService).claim(story.second, story.secondDuty, '已办完。')).signatureRequestId).not.toBeNull();
    await app.get(DeclinesService).decline(story.helper, story.helperDuty, { reason: '不属于我局。', proposedUnitId: null });
    return story;
  };
  const asks = ({ plan }: Made) => app.query<{ line: string }>(
    `select unit.code || ' ' || request.kind || ' ' || request.status as line from assignment_request request join assignment on assignment.id = assignment_id join unit on unit.id = unit_id where plan_id = $1
     union all select unit.code || ' ' || draft.kind || ' ' || draft.status from signature_request draft join unit on unit.id = draft.unit_id where plan_id = $1 order by 1`, [plan.id])
    .then((rows) => rows.map(({ line }) => line.replace(/^收\d+(.)局/, '$1')));
  const owed = ({ plan }: Made) => app.query<{ line: string }>(
    `select coalesce(unit.code, 'office') || ' ' || obligation.kind as line from obligation left join unit on unit.id = unit_id where plan_id = $1 and state in ('open', 'paused') and obligation.kind <> 'progressUpdate' order by 1`, [plan.id])
    .then((rows) => rows.map(({ line }) => line.replace(/^收\d+(.)局/, '$1')));
  const TAKEN_BACK = ['甲 extension takenBack', '乙 completion takenBack', '助 decline takenBack'].toSorted();

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('is taken back with everything owed for it when the item is terminated', async () => {
    const story = await asked();
    expect((await owed(story)).filter((line) => /office|signature/.test(line))).toEqual(['office officeReview', 'office officeReview', '乙 signature']);
    await app.get(ItemClosingService).terminate(story.office, story.itemId, '政策取消', '市政府常务会');
    expect((await asks(story)).toSorted()).toEqual(TAKEN_BACK);
    expect(await owed(story)).toEqual([]);
  });

  it('is taken back when the plan closes; who had declined holds the duty again', async () => {
    const story = await asked();
    await app.get(PlanClosingService).close(story.office, story.plan.id, { reason: '转入下一年', confirmOpen: true });
    expect((await asks(story)).toSorted()).toEqual(TAKEN_BACK);
    expect(await owed(story)).toEqual([]);
    expect(await app.one('select status from assignment where id = $1', [story.helperDuty])).toEqual({ status: 'pendingAck' });
    await expect(app.get(DeclinesService).answer(story.office, story.helperDuty, { accept: true, reason: '', reassignToUnitId: null })).rejects.toMatchObject({ code: 'conflict-state' });
  });

  it('is taken back for the units that are taken off the item; a role with an open request is not changed', async () => {
    const story = await asked();
    const adjust = (change: Parameters<ItemAdjustmentService['adjust']>[2]) => app.get(ItemAdjustmentService).adjust(story.office, story.itemId, change, '分工调整');
    await expect(adjust({ changeRole: [{ assignmentId: story.firstDuty, role: 'cooperating' }] })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('有一件申请等待办公室答复') });
    await adjust({ withdraw: [story.helperDuty], changeRole: [{ assignmentId: story.secondDuty, role: 'cooperating' }] });
    expect((await asks(story)).toSorted()).toEqual(['甲 extension pending', '乙 completion takenBack', '助 decline takenBack'].toSorted());
    expect((await owed(story)).toSorted()).toEqual(['office officeReview', '甲 itemCompletion']);
  });

  it('follows who claims: when the first listed lead claims for all, the other one asks for nothing any more', async () => {
    const story = await made();
    await app.get(ExtensionsService).request(story.second, story.secondDuty, { newDueOn: '2024-07-31', reason: '审批尚未完成。' });
    await app.query(`update plan set work_rules = '{"jointLeads": "firstConsolidates"}' where id = $1`, [story.plan.id]);
    await app.run((tx) => app.get(JointLeads).alignPlan(tx, story.plan.id));
    expect(await asks(story)).toEqual(['乙 extension takenBack']);
    expect((await owed(story)).toSorted()).toEqual(['助 acknowledgement', '甲 itemCompletion'].toSorted());
    await expect(app.get(ExtensionsService).request(story.second, story.secondDuty, { newDueOn: '2024-07-31', reason: '再申请。' })).rejects.toMatchObject({ code: 'EXTENSION_OF_FIRST_LEAD' });
  });

  it('of a lead that is let off falls to the next one listed', async () => {
    const story = await made();
    await app.query(`update assignment set status = 'pendingAck' where id = $1`, [story.firstDuty]);
    await app.query(`update plan set work_rules = '{"jointLeads": "firstConsolidates"}' where id = $1`, [story.plan.id]);
    await app.run((tx) => app.get(JointLeads).alignPlan(tx, story.plan.id));
    await app.get(DeclinesService).decline(story.first, story.firstDuty, { reason: '不属于我局。', proposedUnitId: null });
    await app.get(DeclinesService).answer(story.office, story.firstDuty, { accept: true, reason: '', reassignToUnitId: null });
    expect((await owed(story)).toSorted()).toEqual(['乙 itemCompletion', '助 acknowledgement'].toSorted());
  });

  it('leaves drafts of the old unit behind when its work is handed over; the heir may decline from that day', async () => {
    const story = await asked();
    await app.atDay('2024-06-20');
    const heir = `收${plans}承局`;
    const other = await aPlan(`承政办〔2024〕${plans}号`).withItem(anItem('另一项。').ledBy(heir).dueOn('2024-06-28')).issuedIn(app);
    const { unitId } = await app.one<{ unitId: string }>('select unit_id as "unitId" from assignment where plan_id = $1', [other.id]);
    await app.get(UnitChangesService).decide(story.office, { kind: 'merge', fromUnitIds: [story.second.unitId ?? ''], toUnitIds: [unitId], reason: '机构改革方案' });
    expect((await asks(story)).filter((line) => line.includes('completion'))).toEqual(['乙 completion takenBack']);
    expect(await app.one('select unit_id = $2 as moved, decline_by::text as "declineBy" from assignment where id = $1', [story.secondDuty, unitId])).toEqual({ moved: true, declineBy: '2024-06-27' });
  });
});
