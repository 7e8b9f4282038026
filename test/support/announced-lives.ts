import { DataSource } from 'typeorm';
import { CircularIssuingService, CircularRepliesService, CircularsService, CircularWritingService } from '../../src/modules/circulars/index.js';
import { InstructionsService } from '../../src/modules/instructions/index.js';
import { PlanClosingService } from '../../src/modules/issuing/index.js';
import { AssignmentsService, CompletionReviewService, DraftItemsService, ItemAdjustmentService, ItemClosingService, ItemReopeningService } from '../../src/modules/items/index.js';
import { NoticeIssuingService, NoticeRepliesService, NoticeWritingService } from '../../src/modules/notices/index.js';
import { UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { UrgingService } from '../../src/modules/urging/index.js';
import { aPlan, anItem, type StoredPlan } from './builders.js';
import type { EngineApp } from './engine-app.js';
import { officeDirector } from './office-director.js';

const NUMBER = '告政办〔2024〕1号';
const AUTHORITY = { signatory: '李主任', issuingAuthority: '市政府督查室' };

/**
 * In May 2024, on a plan of its own: items are adjusted, done, verified, struck off, reopened and ended, a leader instructs and has it done, the office urges, issues a notice and
 * circulars, a unit is merged into another while a circular asks it for its reply, and the plan is closed. For tests of whoever listens to what that announces.
 */
export async function announcedLives(app: EngineApp): Promise<void> {
  const plan = await aPlan(NUMBER)
    .withItem(anItem('第一件事。').ledBy('告甲局', '告乙局').dueOn('2024-06-28'))
    .withItem(anItem('第二件事。').ledBy('告甲局').helpedBy('告丙局').dueOn('2024-06-28'))
    .withItem(anItem('第三件事。').ledBy('告丁局').dueOn('2024-06-28'))
    .withItem(anItem('第四件事。').ledBy('告戊局').dueOn('2024-05-15'))
    .issuedIn(app);
  const office = await app.actor(`office.${NUMBER}`);
  const lead = await app.actor('liaison.告甲局');
  const held = await app.query<{ assignmentId: string; itemId: string; unitId: string; unit: string; position: number }>(
    `select assignment.id as "assignmentId", item_id as "itemId", unit_id as "unitId", unit.code as unit, item.position
     from assignment join item on item.id = item_id join unit on unit.id = unit_id where item.plan_id = $1 order by assignment.id`, [plan.id]);
  const of = (position: number, unit: string) => {
    const found = held.find((row) => row.position === position && row.unit === unit);
    if (!found) throw new Error(`no assignment of ${unit}`);
    return found;
  };

  const finish = async (assignmentId: string): Promise<void> => {
    await app.get(AssignmentsService).acknowledge(lead, assignmentId);
    await app.get(AssignmentsService).report(lead, assignmentId, { state: 'onTrack', progress: '已完成。', problems: '', nextSteps: '' });
    await app.get(CompletionReviewService).claim(lead, assignmentId, '验收报告');
    await app.get(CompletionReviewService).accept(office, assignmentId, '');
  };
  const first = of(1, '告甲局');
  await finish(first.assignmentId);
  await app.get(ItemAdjustmentService).adjust(office, first.itemId, { withdraw: [of(1, '告乙局').assignmentId] }, '另行安排');
  await app.get(ItemClosingService).complete(office, first.itemId, '');
  await app.get(ItemClosingService).verify(office, first.itemId, '属实');
  await app.get(ItemClosingService).closeOut(office, first.itemId, '');
  await app.get(ItemReopeningService).reopen(office, first.itemId, { cause: 'lookBack', reason: '抽查有出入', dueOn: '2024-07-31' });
  await app.get(ItemClosingService).terminate(office, of(3, '告丁局').itemId, '政策取消', '市政府常务会');

  const instruction = await app.get(InstructionsService).onPlan(await app.actor('leader'), plan.id, '请增设夜间班次。');
  const { newItemId } = await app.get(InstructionsService).answer(office, instruction.id, {
    action: 'newItem', note: '已转事项', item: { text: '增设夜间班次。', deadline: { words: '7月底前' }, units: [{ unitId: first.unitId, role: 'lead' }] },
  });
  await app.get(DraftItemsService).issue(office, newItemId ?? '');
  await finish((await app.one<{ id: string }>('select id from assignment where item_id = $1', [newItemId])).id);

  const second = of(2, '告甲局');
  await app.get(UrgingService).urge(office, second.itemId, null, '请抓紧。');
  const notice = await app.get(NoticeWritingService).draft(office, { itemId: second.itemId, unitId: second.unitId, colour: 'blue', title: null, text: '请抓紧办理。', replyWithin: null });
  await app.get(NoticeIssuingService).issue(office, notice, AUTHORITY, null);
  await app.get(NoticeRepliesService).reply(lead, notice, '正在办理。', null);
  await app.get(NoticeRepliesService).giveBack(office, notice, '请写明时间', null);
  await app.get(NoticeRepliesService).reply(lead, notice, '六月底办结。', null);
  await app.get(NoticeRepliesService).close(office, notice, '已落实', null);

  await app.atDay('2024-05-20');
  await circulars(app, plan);
  await app.get(UnitChangesService).decide(office, { kind: 'merge', fromUnitIds: [of(2, '告丙局').unitId], toUnitIds: [of(1, '告乙局').unitId], reason: '机构改革方案' });
  await app.get(PlanClosingService).close(office, plan.id, { reason: '转入下一年', confirmOpen: true });
}

/** One is asked about, answered, corrected, answered again and issued, another is discarded while the units are asked. */
async function circulars(app: EngineApp, { id: planId, leadingGroupId }: StoredPlan): Promise<void> {
  const clerk = await app.actor(`office.${NUMBER}`);
  const director = await app.actor(await officeDirector(app.get(DataSource), leadingGroupId));
  const [writing, replies] = [app.get(CircularWritingService), app.get(CircularRepliesService)];
  const compiled = (): Promise<string> => writing.compile(clerk, { kind: 'circular', from: '2024-05-13', to: '2024-05-17', planIds: [planId], pieceIds: null });
  const passages = async (id: string) => (await app.get(CircularsService).one(clerk, id)).passages;
  const id = await compiled();
  await replies.ask(clerk, id, null, null);
  const [passage] = await passages(id);
  await replies.reply(await app.actor(`liaison.${passage?.unit ?? ''}`), id, '属实。');
  await writing.editPassage(clerk, id, passage?.unitId ?? '', { text: '核实后的情况。', note: '核实后更正' }, null);
  for (const { unit, named, replied } of await passages(id)) if (named && !replied) await replies.reply(await app.actor(`liaison.${unit}`), id, '属实。');
  await replies.finish(clerk, id, null);
  await app.get(CircularIssuingService).issue(director, id, AUTHORITY, null);
  const dropped = await compiled();
  await replies.ask(clerk, dropped, null, null);
  await writing.discard(clerk, dropped, '改为约谈。', null);
  await replies.ask(clerk, await compiled(), null, null);
}
