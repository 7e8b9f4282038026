import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/domain/policy/actor.js';
import { AssignmentsService, CompletionReviewService, ItemSuspensionService } from '../../src/modules/items/index.js';
import { UrgingService } from '../../src/modules/urging/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const NUMBER = '测政办〔2024〕6号';

describe('urging', () => {
  let app: EngineApp;
  let actors: Readonly<Record<'office' | 'lead' | 'helper' | 'leader', Actor>>;
  let itemIds: string[];
  const itemId = (index: number): string => itemIds[index] ?? '';
  const urge = (by: keyof typeof actors, item: number, unitIds: string[] | null = null, text = '') => app.get(UrgingService).urge(actors[by], itemId(item), unitIds, text);
  const unitId = async (name: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where name = $1', [name])).id;
  const assignment = async (item: number, unit: string): Promise<string> =>
    (await app.one<{ id: string }>('select assignment.id from assignment join unit on unit.id = unit_id where item_id = $1 and unit.name = $2', [itemId(item), unit])).id;

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-06-03');
    const item = () => anItem().ledBy('甲局').helpedBy('乙局', '丙局').dueOn('2024-06-14');
    const { id } = await aPlan(NUMBER).withItem(item()).withItem(item()).withItem(item()).withItem(item()).withItem(item()).issuedIn(app);
    actors = { office: await app.actor(`office.${NUMBER}`), lead: await app.actor('liaison.甲局'), helper: await app.actor('liaison.乙局'), leader: await app.actor('leader') };
    itemIds = (await app.query<{ id: string }>('select id from item where plan_id = $1 order by position', [id])).map((row) => row.id);
    await app.deliverAll();
  }, 180_000);
  afterAll(() => app.close());

  it('by the office reaches every unit whose turn it is, its liaison hears of it at once', async () => {
    expect(await urge('office', 0, null, '周五前报进展。')).toEqual({ urged: ['甲局', '乙局', '丙局'], left: [] });
    await app.deliverAll();
    expect(await app.query(`select login, title, notification.body from notification join account on account.id = account_id where kind = 'urged' order by notification.id`)).toEqual(
      ['甲局', '乙局', '丙局'].map((unit) => ({
        login: `liaison.${unit}`,
        title: unit === '甲局' ? `${NUMBER}办公室催办：第1项 做好测试工作（还有11天到期）` : `${NUMBER}办公室催办：第1项 做好测试工作`,
        body: `${NUMBER}；周五前报进展。`,
      })),
    );
    const told = await app.count('notification');
    await app.query(`update outbox set done_at = null where event_type = 'unit.urged'`);
    await app.deliverAll();
    expect(await app.count('notification')).toBe(told);
    expect(await app.count(`audit_entry where action = 'unit.urged'`)).toBe(3);
  });

  it('by a lead reaches its cooperating units and nobody else', async () => {
    expect(await urge('lead', 1)).toEqual({ urged: ['乙局', '丙局'], left: [] });
    await expect(urge('lead', 1, [await unitId('甲局')])).rejects.toThrow('该事项没有编号为');
    await expect(urge('helper', 1)).rejects.toThrow('只有该事项的牵头单位可以催办配合单位');
    await expect(urge('leader', 1)).rejects.toThrow('只有办公室和牵头单位可以催办');
    expect(await app.query('select distinct urging.name from urge join unit urging on urging.id = urging_unit_id')).toEqual([{ name: '甲局' }]);
  });

  it('does not go beyond the cap within seven days, also by two people at one moment', async () => {
    const helper = await unitId('乙局');
    const other = await app.neighbour();
    const answers = await Promise.allSettled(Array.from({ length: 4 }, (_, index) => (index % 2 === 0 ? app : other).get(UrgingService).urge(actors.office, itemId(2), [helper], '')));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(urge('lead', 2, [helper])).rejects.toThrow('没有催办：乙局七天内已催办2次，达到每周2次的上限。');
    expect(await urge('office', 2)).toMatchObject({ urged: ['甲局', '丙局'], left: [{ unit: '乙局', refused: '七天内已催办2次，达到每周2次的上限。' }] });
    await app.atDay('2024-06-09');
    await expect(urge('office', 2, [helper])).rejects.toThrow('上限');
    await app.atDay('2024-06-10');
    expect(await urge('office', 2, [helper])).toMatchObject({ urged: ['乙局'] });
    await app.atDay('2024-06-03');
  });

  it('urges all named units or none', async () => {
    const before = await app.count('urge');
    await expect(urge('office', 3, [await unitId('丙局'), '999999'])).rejects.toThrow('该事项没有编号为 999999 的可催办单位');
    expect(await app.count('urge')).toBe(before);
  });

  it('leaves units alone whose claim the office has not answered', async () => {
    const id = await assignment(3, '甲局');
    await app.get(AssignmentsService).acknowledge(actors.lead, id);
    await app.get(AssignmentsService).report(actors.lead, id, { state: 'onTrack', progress: '已完成。', problems: '', nextSteps: '' });
    await app.get(CompletionReviewService).claim(actors.lead, id, '验收意见见附件。');
    expect(await urge('office', 3)).toMatchObject({ urged: ['乙局', '丙局'], left: [{ unit: '甲局', refused: '正在等待办公室答复，不应催办单位；请办公室先答复。' }] });
    await expect(urge('office', 3, [await unitId('甲局')])).rejects.toThrow('正在等待办公室答复');
  });

  it('leaves units of a suspended item alone', async () => {
    const id = await assignment(4, '甲局');
    await app.get(AssignmentsService).acknowledge(actors.lead, id);
    await app.get(AssignmentsService).report(actors.lead, id, { state: 'onTrack', progress: '推进中。', problems: '', nextSteps: '' });
    await app.get(ItemSuspensionService).suspend(actors.office, itemId(4), '等待上级文件。');
    await expect(urge('office', 4)).rejects.toThrow('该事项现在是“已中止”，不能催办');
  });
});
