import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { AssignmentsService, CompletionReviewService, ItemAdjustmentService, ItemClosingService, ItemReopeningService, ItemSuspensionService, LedgerQueries } from '../../src/modules/items/index.js';
import { PlanIssuingService } from '../../src/modules/issuing/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };

interface Running {
  readonly plan: StoredPlan;
  readonly itemId: string;
  readonly office: Actor;
  readonly prefix: string;
}

describe('the life of an item', () => {
  let app: EngineApp;
  let plans = 0;
  const running = async (due: string | null = '2024-06-28', leads = 1): Promise<Running> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const prefix = `命${plans}`;
    const item = anItem('修订办法。').ledBy(...Array.from({ length: leads }, (_, index) => `${prefix}${'甲乙'[index]}局`)).helpedBy(`${prefix}助局`);
    const plan = await aPlan(`命政办〔2024〕${plans}号`).withItem(due === null ? item.withoutEnd() : item.dueOn(due)).withItem(anItem('另一项。').ledBy(`${prefix}外局`).dueOn('2024-07-31')).issuedIn(app);
    await app.deliverAll();
    return { plan, prefix, itemId: (await app.one<{ id: string }>('select id from item where plan_id = $1 and position = 1', [plan.id])).id, office: await app.actor(`office.命政办〔2024〕${plans}号`) };
  };
  const assignmentOf = async ({ itemId }: Running, unit: string): Promise<string> =>
    (await app.one<{ id: string }>(`select assignment.id from assignment join unit on unit.id = unit_id where item_id = $1 and unit.code = $2 order by assignment.id desc limit 1`, [itemId, unit])).id;
  const unitId = async (code: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where code = $1', [code])).id;
  /** What is open on the item, as `unit kind day`. */
  const owed = async ({ itemId }: Running): Promise<string[]> =>
    (await app.query<{ line: string }>(
      `select concat_ws(' ', unit.code, obligation.kind, effective_due_on, nullif(state, 'open')) as line from obligation join assignment on subject_type = 'assignment' and subject_id = assignment.id join unit on unit.id = obligation.unit_id
       where item_id = $1 and state in ('open', 'paused') and obligation.kind not in ('progressUpdate') order by unit.code, obligation.kind`, [itemId])).map(({ line }) => line);
  const finish = async (story: Running, unit: string): Promise<void> => {
    const [id, actor] = [await assignmentOf(story, unit), await app.actor(`liaison.${unit}`)];
    const { status } = await app.one<{ status: string }>('select status from assignment where id = $1', [id]);
    if (status === 'pendingAck') await app.get(AssignmentsService).acknowledge(actor, id);
    await app.get(AssignmentsService).report(actor, id, REPORT);
    await app.get(CompletionReviewService).claim(actor, id, '办法已印发。');
    await app.get(CompletionReviewService).accept(story.office, id, '');
  };
  const told = async ({ plan }: Running): Promise<string[]> => {
    await app.deliverAll();
    return (await app.query<{ line: string }>(
      `select login || ' ' || title as line from notification join account on account.id = account_id where plan_id = $1 and notification.kind = 'itemChanged' order by notification.id`, [plan.id])).map(({ line }) => line);
  };
  const adjust = (story: Running, asked: Parameters<ItemAdjustmentService['adjust']>[2], reason = '部署调整') => app.get(ItemAdjustmentService).adjust(story.office, story.itemId, asked, reason);
  const closing = (): ItemClosingService => app.get(ItemClosingService);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('adjusted, keeps what the source printed; what is owed follows the new day and everybody concerned is told once', async () => {
    const story = await running();
    const { prefix } = story;
    expect(await owed(story)).toEqual([`${prefix}助局 acknowledgement 2024-06-06`, `${prefix}甲局 acknowledgement 2024-06-06`, `${prefix}甲局 itemCompletion 2024-06-28`]);
    await expect(adjust(story, { deadline: { words: '6月20日前' } })).rejects.toMatchObject({ code: 'DEADLINE_EARLIER_THAN_SOURCE' });
    await expect(adjust(story, {})).rejects.toMatchObject({ code: 'ITEM_UNCHANGED' });
    await expect(adjust(story, { text: '修订。' }, ' ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect((await app.get(LedgerQueries).item(SYSTEM_ACTOR, story.itemId))?.original).toBeNull();
    await adjust(story, { text: '修订并印发办法。', deadline: { words: '6月20日前' }, earlierReason: '市政府常务会要求' });
    expect(await app.get(LedgerQueries).item(SYSTEM_ACTOR, story.itemId)).toMatchObject({
      text: '修订并印发办法。', deadlineWords: '6月20日前', dueOn: '2024-06-20', stricterThanSource: true, original: { text: '修订办法。', dueOn: '2024-06-28', evergreen: false },
    });
    expect(await owed(story)).toContain(`${prefix}甲局 itemCompletion 2024-06-20`);
    expect(await app.query(`select distinct title from obligation join assignment on assignment.id = subject_id where subject_type = 'assignment' and item_id = $1`, [story.itemId])).toEqual([{ title: '第1项 修订并印发办法' }]);
    await adjust(story, { deadline: { words: '', dueOn: '2024-07-31' } });
    expect(await app.get(LedgerQueries).item(SYSTEM_ACTOR, story.itemId)).toMatchObject({ dueOn: '2024-07-31', stricterThanSource: false, original: { text: '修订办法。', dueOn: '2024-06-28' } });
    expect(await owed(story)).toContain(`${prefix}甲局 itemCompletion 2024-07-31`);
    expect(await told(story)).toEqual([`liaison.${prefix}甲局 事项已调整：第1项 修订并印发办法`, `liaison.${prefix}助局 事项已调整：第1项 修订并印发办法`, `liaison.${prefix}甲局 事项已调整：第1项 修订并印发办法`, `liaison.${prefix}助局 事项已调整：第1项 修订并印发办法`]);
  });

  it('gets units, loses them, and gives the same unit its role again; each with what it owes', async () => {
    const story = await running();
    const { prefix } = story;
    const [helper, lead, newcomer] = [await assignmentOf(story, `${prefix}助局`), await assignmentOf(story, `${prefix}甲局`), await unitId(`${prefix}外局`)];
    await adjust(story, { add: [{ unitId: newcomer, role: 'lead' }], withdraw: [helper] });
    expect(await owed(story)).toEqual([`${prefix}外局 acknowledgement 2024-06-06`, `${prefix}外局 itemCompletion 2024-06-28`, `${prefix}甲局 acknowledgement 2024-06-06`, `${prefix}甲局 itemCompletion 2024-06-28`]);
    await expect(adjust(story, { add: [{ unitId: newcomer, role: 'lead' }] })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('已有这个角色') });
    await expect(adjust(story, { withdraw: [helper] })).rejects.toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' });
    await adjust(story, { add: [{ unitId: await unitId(`${prefix}助局`), role: 'cooperating' }], changeRole: [{ assignmentId: lead, role: 'cooperating' }] });
    expect(await owed(story)).toEqual([`${prefix}助局 acknowledgement 2024-06-06`, `${prefix}外局 acknowledgement 2024-06-06`, `${prefix}外局 itemCompletion 2024-06-28`, `${prefix}甲局 acknowledgement 2024-06-06`]);
    expect(await app.query(`select unit.code, role, role_word as word, status from assignment join unit on unit.id = unit_id where item_id = $1 order by assignment.id`, [story.itemId])).toEqual([
      { code: `${prefix}甲局`, role: 'cooperating', word: '配合单位', status: 'pendingAck' },
      { code: `${prefix}助局`, role: 'cooperating', word: '责任单位', status: 'withdrawn' },
      { code: `${prefix}外局`, role: 'lead', word: '牵头单位', status: 'pendingAck' },
      { code: `${prefix}助局`, role: 'cooperating', word: '配合单位', status: 'pendingAck' },
    ]);
    expect(await told(story)).toEqual(expect.arrayContaining([`liaison.${prefix}外局 新交办你单位，请签收：第1项 修订办法`, `liaison.${prefix}助局 已撤回你单位的责任：第1项 修订办法`, `liaison.${prefix}甲局 你单位的角色已调整：第1项 修订办法`]));
    const other = await app.one<{ id: string }>('select id from assignment where plan_id = $1 and item_id <> $2', [story.plan.id, story.itemId]);
    await expect(adjust(story, { withdraw: [other.id] })).rejects.toMatchObject({ code: 'reference-unknown', errors: [{ pointer: '/withdraw' }] });
  });

  it('changes between a day and 持续推进 with its rhythm', async () => {
    const story = await running();
    const cycles = () => app.query(`select kind, next_opens_on is not null as runs from item_cycle where item_id = $1 order by kind`, [story.itemId]);
    await adjust(story, { deadline: { words: '持续推进' } });
    expect(await cycles()).toEqual([{ kind: 'evergreenReview', runs: true }, { kind: 'yearRollover', runs: true }]);
    expect(await owed(story)).toContain(`${story.prefix}甲局 itemCompletion`);
    await adjust(story, { deadline: { words: '2024年12月底' } });
    expect(await cycles()).toEqual([{ kind: 'evergreenReview', runs: false }, { kind: 'yearRollover', runs: false }]);
    expect(await owed(story)).toContain(`${story.prefix}甲局 itemCompletion 2024-12-31`);
  });

  it('adjusted while it is suspended, stands still with what is new on it', async () => {
    const story = await running();
    await begin(story);
    await app.get(ItemSuspensionService).suspend(story.office, story.itemId, '等待上位法');
    await adjust(story, { add: [{ unitId: await unitId(`${story.prefix}外局`), role: 'lead' }] });
    expect(await owed(story)).toEqual(expect.arrayContaining([`${story.prefix}外局 acknowledgement 2024-06-06 paused`, `${story.prefix}外局 itemCompletion 2024-06-28 paused`]));
  });

  it('terminated, owes nothing and keeps everything', async () => {
    const story = await running();
    await expect(closing().terminate(story.office, story.itemId, '政策取消', ' ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect(await closing().terminate(story.office, story.itemId, '政策取消', '市政府常务会')).toMatchObject({ status: 'terminated', allowed: [] });
    expect(await owed(story)).toEqual([]);
    expect(await app.query(`select distinct void_reason as reason from obligation join assignment on subject_id = assignment.id where item_id = $1 and subject_type = 'assignment'`, [story.itemId])).toEqual([{ reason: '政策取消' }]);
    expect(await told(story)).toEqual([`liaison.${story.prefix}甲局 事项已终止，不再办理：第1项 修订办法`, `liaison.${story.prefix}助局 事项已终止，不再办理：第1项 修订办法`]);
    await expect(adjust(story, { text: '再来。' })).rejects.toMatchObject({ code: 'ITEM_COMMAND_NOT_ALLOWED' });
  });

  it('is confirmed by the office when the last unfinished lead was taken off', async () => {
    const story = await running('2024-06-28', 2);
    await finish(story, `${story.prefix}甲局`);
    await expect(closing().complete(story.office, story.itemId, '')).rejects.toMatchObject({ code: 'conflict-state', message: '牵头单位还没有全部办结，不能确认事项办结。' });
    await adjust(story, { withdraw: [await assignmentOf(story, `${story.prefix}乙局`)] });
    expect(await closing().complete(story.office, story.itemId, '')).toMatchObject({ status: 'completed', allowed: ['verify', 'reopen'] });
    expect(await owed(story)).toEqual([]);
  });

  it('is struck off only when it was verified, by another person where two are asked for', async () => {
    const story = await running();
    await app.get(PlanIssuingService).setWorkRules(story.office, story.plan.id, { fourEyes: true });
    await finish(story, `${story.prefix}甲局`);
    await expect(closing().closeOut(story.office, story.itemId, '')).rejects.toMatchObject({ code: 'conflict-state', message: '该事项办结后还没有核查，请先登记核查情况，再销号。' });
    expect(await closing().verify(story.office, story.itemId, '现场看过，属实。')).toMatchObject({ status: 'completed', allowed: ['verify', 'reopen'], refused: expect.arrayContaining([
      { command: 'closeOut', title: '销号', reason: '该方案实行双人复核：核查是你办理的，“销号”须由办公室另一人办理。' }]) });
    await expect(closing().closeOut(story.office, story.itemId, '')).rejects.toMatchObject({ code: 'FOUR_EYES' });
    await app.get(PlanIssuingService).setWorkRules(story.office, story.plan.id, { fourEyes: false });
    expect(await closing().closeOut(story.office, story.itemId, '')).toMatchObject({ status: 'closedOut', allowed: ['reopen'] });
    expect(await told(story)).toEqual([`liaison.${story.prefix}甲局 事项已销号：第1项 修订办法`, `liaison.${story.prefix}助局 事项已销号：第1项 修订办法`]);
  });

  it('reopened, is owed again by a new day, done again, and must be verified again', async () => {
    const story = await running();
    const { prefix } = story;
    await finish(story, `${prefix}甲局`);
    await closing().verify(story.office, story.itemId, '属实');
    const reopen = (dueOn: string | null) => app.get(ItemReopeningService).reopen(story.office, story.itemId, { cause: 'lookBack', reason: '抽查发现一家未改', dueOn });
    await expect(reopen(null)).rejects.toMatchObject({ code: 'REOPENING_WITHOUT_DATE' });
    await expect(reopen('2024-06-02')).rejects.toMatchObject({ code: 'DEADLINE_IN_PAST' });
    expect(await reopen('2024-07-31')).toMatchObject({ status: 'inProgress', allowed: ['adjust', 'suspend', 'terminate'] });
    expect(await owed(story)).toEqual([`${prefix}助局 acknowledgement 2024-06-06`, `${prefix}甲局 itemCompletion 2024-07-31`]);
    expect(await app.get(LedgerQueries).item(SYSTEM_ACTOR, story.itemId)).toMatchObject({ dueOn: '2024-07-31', original: { dueOn: '2024-06-28' }, facts: { verified: false } });
    expect(await told(story)).toEqual([`liaison.${prefix}甲局 事项重新办理：第1项 修订办法`, `liaison.${prefix}助局 事项重新办理：第1项 修订办法`]);
    await finish(story, `${prefix}甲局`);
    await expect(closing().closeOut(story.office, story.itemId, '')).rejects.toMatchObject({ code: 'conflict-state' });
    await closing().verify(story.office, story.itemId, '这次属实');
    await closing().closeOut(story.office, story.itemId, '');
    await reopen('2024-08-30');
    expect(await owed(story)).toContain(`${prefix}甲局 itemCompletion 2024-08-30`);
    expect(await app.count(`obligation where kind = 'itemCompletion' and state = 'settled' and subject_id = $1`, [await assignmentOf(story, `${prefix}甲局`)])).toBe(2);
  });

  it('without end, is reopened with its rhythm', async () => {
    const story = await running(null);
    await finish(story, `${story.prefix}甲局`);
    await app.get(ItemReopeningService).reopen(story.office, story.itemId, { cause: 'instruction', reason: '继续推进', dueOn: null });
    expect(await owed(story)).toContain(`${story.prefix}甲局 itemCompletion`);
    expect(await app.count('item_cycle where item_id = $1 and next_opens_on is not null', [story.itemId])).toBe(2);
    await app.liveThrough('2024-07-01');
    expect(await owed(story)).toContain(`${story.prefix}甲局 evergreenReview 2024-09-30`);
  });

  async function begin(story: Running): Promise<void> {
    const [id, actor] = [await assignmentOf(story, `${story.prefix}甲局`), await app.actor(`liaison.${story.prefix}甲局`)];
    await app.get(AssignmentsService).acknowledge(actor, id);
    await app.get(AssignmentsService).report(actor, id, REPORT);
  }
});
