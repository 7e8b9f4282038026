import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/domain/policy/actor.js';
import { InstructionsService } from '../../src/modules/instructions/index.js';
import { AssignmentsService, CompletionReviewService, DraftItemsService, ItemReopeningService } from '../../src/modules/items/index.js';
import { ANSWERS_IN_PERSON, PEOPLE_OF_SEAT } from '../../src/modules/notifications/index.js';
import { NoticeIssuingService, NoticeWritingService } from '../../src/modules/notices/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

/** Plans of two offices: one leader looks after the first, one after the second, one after everything. */
describe('what leaders are told', () => {
  let app: EngineApp;
  let groups: [string, string];
  let plans: [string, string];
  let office: Actor;
  let unit: string;
  let count = 0;

  const leader = (login: string, field: readonly string[] | null): Promise<unknown> =>
    app.query(`with person as (insert into account (login, display_name) values ($1, $1) returning id) insert into post (account_id, role, field) select id, 'leader', $2 from person`, [login, field]);
  const told = (planId: string, kinds: readonly string[]) => app.query<{ login: string; kind: string; title: string; body: string; immediate: boolean }>(
    `select login, kind, title, body, immediate from notification join account on account.id = account_id where plan_id = $1 and kind = any($2) order by notification.id`, [planId, kinds]);
  const finish = async (itemId: string): Promise<void> => {
    const { id, status } = await app.one<{ id: string; status: string }>('select id, status from assignment where item_id = $1', [itemId]);
    const lead = await app.actor(`liaison.${unit}`);
    if (status === 'pendingAck') await app.get(AssignmentsService).acknowledge(lead, id);
    await app.get(AssignmentsService).report(lead, id, { state: 'onTrack', progress: '已完成。', problems: '', nextSteps: '' });
    await app.get(CompletionReviewService).claim(lead, id, '验收报告');
    await app.get(CompletionReviewService).accept(office, id, '');
  };
  const plan = async (number: string, ...items: readonly string[]) => {
    await app.atDay('2024-04-01');
    unit = `领${(count += 1)}局`;
    let building = aPlan(number);
    for (const text of items) building = building.withItem(anItem(text).ledBy(unit).dueOn('2024-06-28'));
    return building.issuedIn(app);
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    const first = await plan('领政办〔2024〕1号', '甲项。');
    const second = await plan('领政办〔2024〕2号', '乙项。');
    [groups, plans] = [[first.leadingGroupId, second.leadingGroupId], [first.id, second.id]];
    await app.query(`update account set active = false from post where post.account_id = account.id and role = 'leader'`);
    await leader('leader.first', [groups[0]]);
    await leader('leader.second', [groups[1]]);
    await leader('leader.both', groups);
    await leader('leader.all', null);
  }, 180_000);
  afterAll(() => app.close());

  it.each([
    ['the first office', () => groups[0], ['leader.all', 'leader.both', 'leader.first']],
    ['the second office', () => groups[1], ['leader.all', 'leader.both', 'leader.second']],
    ['an office nobody has for his own', () => '999999', ['leader.all']],
    ['no office', () => null, ['leader.all', 'leader.both', 'leader.first', 'leader.second']],
  ])('of what belongs to %s are those whose field it lies in', async (_, group, logins) => {
    expect(await app.query(`select login from (select 'leader' as audience, null::bigint as unit_id, $1::bigint as leading_group_id) seat cross join lateral ${PEOPLE_OF_SEAT} person
                            join account on account.id = person.account_id order by login`, [group()])).toEqual(logins.map((login) => ({ login })));
  });

  it('a red notice is told to those of its field, and to none of the others', async () => {
    const item = await app.one<{ id: string; unitId: string }>('select item.id, unit_id as "unitId" from item join assignment on item_id = item.id where item.plan_id = $1', [plans[0]]);
    const first = await app.actor('office.领政办〔2024〕1号');
    const notice = await app.get(NoticeWritingService).draft(first, { itemId: item.id, unitId: item.unitId, colour: 'red', title: null, text: '请办理。', replyWithin: null });
    await app.get(NoticeIssuingService).issue(first, notice, { signatory: '李主任', issuingAuthority: '办公室' }, null);
    await app.deliverAll();
    const leaders = (await told(plans[0], ['noticeIssued'])).map(({ login }) => login).filter((login) => login.startsWith('leader')).toSorted();
    expect(leaders).toEqual(['leader.all', 'leader.both', 'leader.first']);
    // Asked again before it leaves the house: whose field has become another one does not get it.
    const stands = () => app.query(`select login from notification join account on account.id = account_id where plan_id = $1 and audience = 'leader' and ${ANSWERS_IN_PERSON} order by login`, [plans[0]]);
    expect(await stands()).toHaveLength(3);
    await app.query(`update post set field = array[$1::bigint] from account where account.id = account_id and login = 'leader.first'`, [groups[1]]);
    expect(await stands()).toEqual([{ login: 'leader.all' }, { login: 'leader.both' }]);
    await app.query(`update post set field = array[$1::bigint] from account where account.id = account_id and login = 'leader.first'`, [groups[0]]);
  });

  it('who gave an instruction hears of the answer and of the end of what it led to, once each, with the digest; nobody else does', async () => {
    const number = '领政办〔2024〕3号';
    const { id: planId } = await plan(number, '甲项。', '乙项。');
    office = await app.actor(`office.${number}`);
    const giver = await app.actor('leader.all');
    const instructions = app.get(InstructionsService);
    const given = await instructions.onPlan(giver, planId, '请增设夜间班次。');
    await app.deliverAll();
    expect(await told(planId, ['instructionAnswered', 'instructionFulfilled'])).toEqual([]);
    const { id: unitId } = await app.one<{ id: string }>('select id from unit where code = $1', [unit]);
    const { newItemId } = await instructions.answer(office, given.id, { action: 'newItem', note: '已转事项', item: { text: '增设夜间班次。', deadline: { words: '5月底前' }, units: [{ unitId, role: 'lead' }] } });
    await app.get(DraftItemsService).issue(office, newItemId ?? '');
    await app.deliverAll();
    const answered = { login: 'leader.all', kind: 'instructionAnswered', title: '你的批示已答复（转为新事项）：第3项 增设夜间班次', body: `${number}；批示：请增设夜间班次。；办理情况：已转事项`, immediate: false };
    expect(await told(planId, ['instructionAnswered', 'instructionFulfilled'])).toEqual([answered]);
    await finish(newItemId ?? '');
    await app.get(ItemReopeningService).reopen(office, newItemId ?? '', { cause: 'lookBack', reason: '抽查有出入', dueOn: '2024-07-31' });
    await finish(newItemId ?? '');
    await app.query(`update outbox set done_at = null where event_type like 'instruction.%'`);
    await app.deliverAll();
    expect(await told(planId, ['instructionAnswered', 'instructionFulfilled'])).toEqual([
      answered, { login: 'leader.all', kind: 'instructionFulfilled', title: '你批示的事项已办结：第3项 增设夜间班次', body: `${number}；批示：请增设夜间班次。`, immediate: false },
    ]);
    expect(await app.count('instruction where id = $1 and fulfilled_at is not null', [given.id])).toBe(1);
  });

  it('what an item was done again for is told when it is done again, what was only noted is not, and nothing is told to who is no leader any more', async () => {
    const number = '领政办〔2024〕4号';
    const { id: planId } = await plan(number, '甲项。', '乙项。');
    office = await app.actor(`office.${number}`);
    await leader('leader.more', null);
    const instructions = app.get(InstructionsService);
    const [first, second] = (await app.query<{ id: string }>('select id from item where plan_id = $1 order by position', [planId])).map(({ id }) => id) as [string, string];
    await finish(first);
    const again = await instructions.onItem(await app.actor('leader.more'), first, '再看看。');
    await instructions.answer(office, again.id, { action: 'reopen', note: '', dueOn: '2024-07-31' });
    const noted = await instructions.onItem(await app.actor('leader.all'), second, '抓紧。');
    await instructions.answer(office, noted.id, { action: 'note', note: '已转告' });
    await finish(second);
    await app.deliverAll();
    const heard = async () => (await told(planId, ['instructionAnswered', 'instructionFulfilled'])).map(({ login, title }) => `${login} ${title}`);
    expect(await heard()).toEqual(['leader.more 你的批示已答复（重新办理）：第1项 甲项', 'leader.all 你的批示已答复（阅知）：第2项 乙项']);
    await finish(first);
    await app.deliverAll();
    expect((await heard()).slice(2)).toEqual(['leader.more 你批示的事项已办结：第1项 甲项']);
    const last = await instructions.onItem(await app.actor('leader.all'), second, '谢谢。');
    await app.query(`update post set active = false from account where account.id = account_id and login = 'leader.all'`);
    await instructions.answer(office, last.id, { action: 'note', note: '收到' });
    await app.deliverAll();
    expect(await heard()).toHaveLength(3);
  });
});
