import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { AccountsService } from '../../src/modules/accounts/index.js';
import { CalendarFeedsService } from '../../src/modules/feeds/index.js';
import { AssignmentsService, LedgerQueries } from '../../src/modules/items/index.js';
import { UnitChangePreviewQueries, UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { UnitsService } from '../../src/modules/units/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已形成初稿。', problems: '', nextSteps: '' };

/** Two units of each story and a third that stands by; the stories use units of their own, named by a letter. */
describe('a change of units', () => {
  let app: EngineApp;
  let stories = 0;
  const begin = async (): Promise<{ plan: StoredPlan; number: string; office: Actor; old: string; heir: string; other: string }> => {
    await app.atDay('2024-04-01');
    stories += 1;
    const [old, heir, other] = ['旧', '新', '他'].map((word) => `变${stories}${word}局`) as [string, string, string];
    const number = `变政办〔2024〕${stories}号`;
    const plan = await aPlan(number)
      .withItem(anItem('甲项。').ledBy(old).helpedBy(heir).dueOn('2024-06-28'))
      .withItem(anItem('乙项。').ledBy(other).helpedBy(old).dueOn('2024-06-28'))
      .withItem(anItem('丙项。').ledBy(heir).helpedBy(old, other).dueOn('2024-06-28'))
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' })
      .issuedIn(app);
    await app.liveThrough('2024-04-02');
    return { plan, number, old, heir, other, office: await app.actor(`office.${number}`) };
  };
  const idOf = async (code: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where code = $1', [code])).id;
  const idsOf = (...codes: readonly string[]): Promise<string[]> => Promise.all(codes.map(idOf));
  const decide = (actor: Actor, asked: Omit<Parameters<UnitChangesService['decide']>[1], 'reason'>) => app.get(UnitChangesService).decide(actor, { ...asked, reason: '机构改革方案' });
  const held = ({ id }: StoredPlan) => app.query<{ line: string }>(
    `select item.position || ' ' || unit.code || ' ' || role || ' ' || assignment.status || ' 印' || printed as line from assignment join item on item.id = item_id join unit on unit.id = unit_id
     where assignment.plan_id = $1 order by item.position, assignment.id`, [id]).then((rows) => rows.map(({ line }) => line));
  const owed = ({ id }: StoredPlan, kinds: readonly string[] = ['acknowledgement', 'itemCompletion', 'monthlyInformation']) => app.query<{ line: string }>(
    `select unit.code || ' ' || obligation.kind || ' ' || due_on as line from obligation join unit on unit.id = unit_id where plan_id = $1 and state in ('open', 'paused') and obligation.kind = any($2) order by 1`, [id, kinds]).then((rows) => rows.map(({ line }) => line));

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('of its name, keeps the unit and its work; the old name is still understood', async () => {
    const { old, heir, office, plan } = await begin();
    const [unitId, heirId] = [await idOf(old), await idOf(heir)];
    await expect(decide(office, { kind: 'rename', fromUnitIds: [unitId], toUnitIds: [unitId], newName: old })).rejects.toMatchObject({ code: 'UNIT_NAME_UNCHANGED' });
    await expect(decide(office, { kind: 'rename', fromUnitIds: [unitId], toUnitIds: [unitId], newName: heir })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining(heir) });
    await expect(decide(await app.actor(`liaison.${old}`), { kind: 'rename', fromUnitIds: [unitId], toUnitIds: [unitId], newName: '市数据局' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide(office, { kind: 'rename', fromUnitIds: [unitId], toUnitIds: [unitId], newName: '市数据局' })).toMatchObject({ kindTitle: '更名', newName: '市数据局', appliedAt: expect.any(Date) });
    expect(await app.get(UnitsService).named('市数据局')).toMatchObject({ id: unitId });
    expect(await app.get(UnitsService).named(old)).toMatchObject({ id: unitId, name: '市数据局' });
    expect(await app.get(UnitsService).match(old, '2024-04-01')).toMatchObject({ outcome: 'matched', unit: { name: '市数据局' } });
    expect((await held(plan))[0]).toBe(`1 ${old} lead pendingAck 印${old}`);
    expect(heirId).not.toBe(unitId);
  });

  it('merged into another, hands its open work over in one step; two duties on one item become one, the lead wins', async () => {
    const { number, old, heir, other, office, plan } = await begin();
    const [oldId, heirId] = await idsOf(old, heir) as [string, string];
    const liaison = await app.actor(`liaison.${old}`);
    const lead = await app.one<{ id: string; itemId: string }>(`select id, item_id as "itemId" from assignment where plan_id = $1 and unit_id = $2 and role = 'lead'`, [plan.id, oldId]);
    await app.get(AssignmentsService).acknowledge(liaison, lead.id);
    await app.get(AssignmentsService).report(liaison, lead.id, REPORT);
    await app.get(CalendarFeedsService).create(liaison, oldId);
    expect(await app.get(UnitChangePreviewQueries).of(oldId, heirId)).toMatchObject({
      unit: old, plans: [{ planId: plan.id, assignments: 3, merges: 2, submissions: 1 }], openObligations: 5, people: [`${old}联络员`, `${old}负责人`],
    });
    await app.atDay('2024-04-03');
    expect(await decide(office, { kind: 'merge', fromUnitIds: [oldId], toUnitIds: [heirId] })).toMatchObject({ kindTitle: '合并', from: [old], to: [heir], appliedAt: expect.any(Date) });
    expect(await held(plan)).toEqual([
      `1 ${heir} lead inProgress 印${old}`, `1 ${heir} cooperating withdrawn 印${heir}`, `2 ${other} lead pendingAck 印${other}`, `2 ${heir} cooperating pendingAck 印${old}`,
      `3 ${heir} lead pendingAck 印${heir}`, `3 ${heir} cooperating withdrawn 印${old}`, `3 ${other} cooperating pendingAck 印${other}`,
    ]);
    expect(await owed(plan)).toEqual([
      `${other} acknowledgement 2024-04-07`, `${other} acknowledgement 2024-04-07`, `${other} itemCompletion 2024-06-28`, `${other} monthlyInformation 2024-04-30`,
      `${heir} acknowledgement 2024-04-07`, `${heir} acknowledgement 2024-04-07`, `${heir} itemCompletion 2024-06-28`, `${heir} itemCompletion 2024-06-28`, `${heir} monthlyInformation 2024-04-30`,
    ].toSorted());
    expect((await app.get(LedgerQueries).progressReports(SYSTEM_ACTOR, lead.itemId)).map(({ unit }) => unit)).toEqual([old]);
    expect(await app.get(AccountsService).actor(`liaison.${old}`)).toBeNull();
    expect(await app.count('calendar_feed where unit_id = $1 and revoked_at is null', [oldId])).toBe(0);
    await app.get(AssignmentsService).report(await app.actor(`liaison.${heir}`), lead.id, REPORT);
    expect((await app.get(LedgerQueries).progressReports(SYSTEM_ACTOR, lead.itemId)).map(({ unit }) => unit)).toEqual([heir, old]);
    expect(await app.get(UnitsService).match(old, '2024-04-01')).toMatchObject({ outcome: 'matched', unit: { validTo: '2024-04-02', successorCode: heir } });
    await app.deliverAll();
    expect(await app.query(`select login, notification.title from notification join account on account.id = account_id where plan_id = $1 and kind = 'workMoved' order by notification.id`, [plan.id])).toEqual(
      expect.arrayContaining([{ login: `liaison.${heir}`, title: `请接续${old}的3项责任` }, { login: `office.${number}`, title: `${old}合并，3项责任已转由承接单位` }]));
    await expect(decide(office, { kind: 'dissolve', fromUnitIds: [oldId], toUnitIds: [] })).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('已在2024-04-02撤销') });
  });

  it('split while it goes on, gives away only what is named', async () => {
    const { old, heir, other, office, plan } = await begin();
    const [oldId, heirId, otherId] = await idsOf(old, heir, other) as [string, string, string];
    const second = await app.one<{ id: string }>(`select assignment.id from assignment join item on item.id = item_id where assignment.plan_id = $1 and unit_id = $2 and item.position = 2`, [plan.id, oldId]);
    await expect(decide(office, { kind: 'split', fromUnitIds: [oldId], toUnitIds: [heirId] })).rejects.toMatchObject({ code: 'validation-failed' });
    await expect(decide(office, { kind: 'split', fromUnitIds: [oldId], toUnitIds: [oldId, otherId] })).rejects.toMatchObject({ code: 'UNIT_CHANGE_ON_ITSELF' });
    await decide(office, { kind: 'split', fromUnitIds: [oldId], toUnitIds: [heirId], goesOn: true, exceptions: { [second.id]: heirId } });
    expect((await held(plan)).filter((line) => line.includes(old) || line.startsWith('2'))).toEqual([
      `1 ${old} lead pendingAck 印${old}`, `2 ${other} lead pendingAck 印${other}`, `2 ${heir} cooperating pendingAck 印${old}`, `3 ${old} cooperating pendingAck 印${old}`,
    ]);
    expect(await app.get(AccountsService).actor(`liaison.${old}`)).not.toBeNull();
    expect(await owed(plan, ['monthlyInformation'])).toContain(`${old} monthlyInformation 2024-04-30`);
  });

  it('dissolved without a successor, is relieved of what is open', async () => {
    const { old, office, plan } = await begin();
    const [oldId] = await idsOf(old) as [string];
    const directory = { units: [], groups: [{ code: 'bian-group', name: '变更组', aliases: [], members: [old], minusNamed: false }] };
    const members = () => app.count(`unit_group_member join unit_group on unit_group.id = group_id where code = 'bian-group'`);
    await app.run((tx) => app.get(UnitsService).addDirectory(tx, directory));
    expect(await members()).toBe(1);
    await decide(office, { kind: 'dissolve', fromUnitIds: [oldId], toUnitIds: [] });
    await app.run((tx) => app.get(UnitsService).addDirectory(tx, directory));
    expect(await members()).toBe(0);
    expect((await held(plan)).filter((line) => line.includes(` ${old} `)).map((line) => line.split(' ')[3])).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect((await owed(plan)).filter((line) => line.startsWith(old))).toEqual([]);
    expect(await app.query('select status from submission where plan_id = $1 and unit_id = $2', [plan.id, oldId])).toEqual([{ status: 'waived' }]);
  });

  it('waits for its day, can be taken back until then, and is put into effect by the tick once', async () => {
    const { old, heir, office, plan } = await begin();
    const [oldId, heirId] = await idsOf(old, heir) as [string, string];
    const planned = { kind: 'dissolve' as const, fromUnitIds: [oldId], toUnitIds: [heirId], effectiveOn: '2024-05-01' };
    await expect(decide(office, { ...planned, effectiveOn: '2024-04-01' })).rejects.toMatchObject({ code: 'UNIT_CHANGE_IN_PAST' });
    const first = await decide(office, planned);
    expect(first).toMatchObject({ effectiveOn: '2024-05-01', appliedAt: null });
    await expect(decide(office, planned)).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('2024-05-01生效') });
    expect(await app.get(UnitChangesService).cancel(office, first.id)).toMatchObject({ cancelledAt: expect.any(Date) });
    await expect(app.get(UnitChangesService).cancel(office, first.id)).rejects.toMatchObject({ code: 'conflict-state' });
    const second = await decide(office, planned);
    await app.liveThrough('2024-04-30');
    expect((await held(plan)).filter((line) => line.includes(` ${old} `))).toHaveLength(3);
    await app.liveThrough('2024-05-01');
    await app.liveThrough('2024-05-01');
    expect((await held(plan)).filter((line) => line.includes(` ${old} `))).toHaveLength(0);
    expect(await app.one('select valid_to as "validTo" from unit where id = $1', [oldId])).toEqual({ validTo: '2024-04-30' });
    expect(await app.count(`audit_entry where action = 'unit.dissolved' and subject_id = $1`, [oldId])).toBe(1);
    expect((await app.get(UnitChangesService).list(office, null, 2)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await app.count(`notification where plan_id = $1 and kind = 'workMoved'`, [plan.id])).toBe(2);
  });
});
