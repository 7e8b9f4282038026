import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Actor } from '../../src/domain/policy/actor.js';
import { NoticeIssuingService, NoticeRepliesService, NoticeWritingService } from '../../src/modules/notices/index.js';
import { UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { officeDirector } from '../support/office-director.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const AUTHORITY = { signatory: '李主任', issuingAuthority: '办公室' };

/** Notices of a unit that changes; each story has units of its own. */
describe('a notice whose unit changes', () => {
  let app: EngineApp;
  let stories = 0;
  const idOf = async (code: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where code = $1', [code])).id;
  const notices = (unit: string) => app.query<{ line: string }>(
    `select notice.state || ' ' || notice.title || ' ' || left(body, 3) || ' ' || signatory || closing_note || discard_reason as line from notice join unit on unit.id = unit_id where unit.code = $1 order by notice.id`, [unit]).then((rows) => rows.map(({ line }) => line));
  const replies = () => app.query<{ unit: string; state: string; dueOn: string }>(
    `select unit.code as unit, state, due_on as "dueOn" from obligation join unit on unit.id = unit_id where obligation.kind = 'noticeReply' and unit.code like '通${stories}%' order by obligation.id`);
  const decide = (actor: Actor, asked: Omit<Parameters<UnitChangesService['decide']>[1], 'reason'>) => app.get(UnitChangesService).decide(actor, { ...asked, reason: '机构改革方案' });

  /** The old unit with a signed draft of the ladder on its first item and a notice that was issued on its second. */
  const begin = async () => {
    await app.atDay('2024-04-01');
    stories += 1;
    const [old, heir, other] = ['旧', '新', '他'].map((word) => `通${stories}${word}局`) as [string, string, string];
    const number = `通政办〔2024〕${stories}号`;
    const plan = await aPlan(number).withItem(anItem('甲项。').ledBy(old).dueOn('2024-04-08')).withItem(anItem('乙项。').ledBy(old).dueOn('2024-12-31')).withItem(anItem('丙项。').ledBy(heir, other).dueOn('2024-12-31')).issuedIn(app);
    await app.liveThrough('2024-04-11');
    const office = await app.actor(`office.${number}`);
    const director = await app.actor(await officeDirector(app.get(DataSource), plan.leadingGroupId));
    const draft = await app.one<{ id: string }>(`select notice.id from notice join unit on unit.id = unit_id where unit.code = $1`, [old]);
    await app.get(NoticeIssuingService).sign(director, draft.id, AUTHORITY, null);
    const second = await app.one<{ id: string; itemId: string }>('select assignment.id, item_id as "itemId" from assignment join item on item.id = item_id where item.plan_id = $1 and item.position = 2', [plan.id]);
    const written = await app.get(NoticeWritingService).draft(office, { itemId: second.itemId, unitId: await idOf(old), colour: 'blue', text: '请报情况。', title: null, replyWithin: 5 });
    await app.get(NoticeIssuingService).issue(office, written, AUTHORITY, null);
    return { old, heir, other, office, written, second, ids: await Promise.all([old, heir, other].map(idOf)) as [string, string, string] };
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('follows it to the successor: what is issued keeps its words and day, a draft is addressed anew and loses its signature', async () => {
    const { old, heir, office, written, ids } = await begin();
    await decide(office, { kind: 'merge', fromUnitIds: [ids[0]], toUnitIds: [ids[1]] });
    expect(await notices(old)).toEqual([]);
    expect(await notices(heir)).toEqual([expect.stringMatching(new RegExp(`^draft 蓝色督办单：${heir} 事项办结（第1项 甲项） ${heir.slice(0, 3)} $`)), expect.stringMatching(/^issued .+ 李主任$/)]);
    expect(await replies()).toEqual([{ unit: heir, state: 'open', dueOn: '2024-04-18' }]);
    await app.get(NoticeRepliesService).reply(await app.actor(`liaison.${heir}`), written, '由我局承接。', null);
    expect(await app.count(`audit_entry where action = 'notice.transferred' and subject_id = $1`, [written])).toBe(1);
  });

  it('goes with the work on its item where the unit is split, and stays where the unit keeps it', async () => {
    const { old, heir, office, second, ids } = await begin();
    await decide(office, { kind: 'split', fromUnitIds: [ids[0]], toUnitIds: [ids[1], ids[2]], goesOn: true, exceptions: { [second.id]: ids[1] } });
    expect(await notices(old)).toEqual([expect.stringMatching(/^signed /)]);
    expect(await notices(heir)).toEqual([expect.stringMatching(/^issued /)]);
  });

  it('ends with the unit where nobody takes over', async () => {
    const { old, office, ids } = await begin();
    await decide(office, { kind: 'dissolve', fromUnitIds: [ids[0]], toUnitIds: [] });
    expect(await notices(old)).toEqual([expect.stringMatching(/^discarded .+机构改革方案$/), expect.stringMatching(/^closed .+机构改革方案$/)]);
    expect(await replies()).toEqual([{ unit: old, state: 'voided', dueOn: '2024-04-18' }]);
  });
});
