import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Actor } from '../../src/domain/policy/actor.js';
import { CircularIssuingService, CircularRepliesService, CircularsService, CircularWritingService } from '../../src/modules/circulars/index.js';
import { UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { officeDirector } from '../support/office-director.js';

/** What a circular says of a unit that changes before it is out; each story has units of its own. */
describe('a circular that names a unit which changes', () => {
  let app: EngineApp;
  let stories = 0;
  const idOf = async (code: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where code = $1', [code])).id;
  const decide = (actor: Actor, asked: Omit<Parameters<UnitChangesService['decide']>[1], 'reason'>) => app.get(UnitChangesService).decide(actor, { ...asked, reason: '机构改革方案' });
  const owed = () => app.query<{ line: string }>(
    `select unit.code || ' ' || state || ' ' || due_on as line from obligation join unit on unit.id = unit_id where obligation.kind = 'circularReply' and unit.code like '报${stories}%' order by unit.position, obligation.id`).then((rows) => rows.map(({ line }) => line));
  const reply = async (unit: string, id: string): Promise<void> => app.get(CircularRepliesService).reply(await app.actor(`liaison.${unit}`), id, `${unit}：属实。`);
  const finish = (office: Actor, id: string): Promise<void> => app.get(CircularRepliesService).finish(office, id, null);

  /** On 15 April three units are late with an item of theirs, and a circular names the first two; their replies are due on the 22nd. A fourth unit has nothing late. */
  const begin = async () => {
    await app.atDay('2024-04-01');
    stories += 1;
    const [old, own, clean] = ['旧', '同', '清'].map((word) => `报${stories}${word}局`) as [string, string, string];
    const number = `报政办〔2024〕${stories}号`;
    const plan = await aPlan(number).withItem(anItem('甲项。').ledBy(old).dueOn('2024-04-08')).withItem(anItem('乙项。').ledBy(own).dueOn('2024-04-09')).withItem(anItem('丙项。').ledBy(clean).dueOn('2024-12-31')).issuedIn(app);
    await app.liveThrough('2024-04-15');
    const office = await app.actor(`office.${number}`);
    const director = await app.actor(await officeDirector(app.get(DataSource), plan.leadingGroupId));
    const id = await app.get(CircularWritingService).compile(office, { kind: 'circular', from: '2024-04-08', to: '2024-04-12', planIds: [plan.id], pieceIds: null });
    const seen = (by: Actor = office) => app.get(CircularsService).one(by, id);
    const said = async () => (await seen()).passages.map(({ unit, named, replied, text, facts }) => [unit, named, replied, text.split('\n').filter((line) => !/^\d/.test(line)).map((line) => line.slice(0, 4)).join('+'), facts.unit]);
    return { old, own, clean, office, director, id, seen, said, ids: await Promise.all([old, own, clean].map(idOf)) as [string, string, string] };
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('in the middle of the replies, lets the successor of a merger read and reply by the same day, under the facts of the unit that ended', async () => {
    const { old, own, clean, office, director, id, seen, said, ids } = await begin();
    await app.get(CircularRepliesService).ask(office, id, null, null);
    expect(await owed()).toEqual([`${old} open 2024-04-22`, `${own} open 2024-04-22`]);
    const before = await seen();
    const heir = await app.actor(`liaison.${clean}`);
    await expect(seen(heir)).rejects.toMatchObject({ code: 'not-found' });
    await app.deliverAll();
    await decide(office, { kind: 'merge', fromUnitIds: [ids[0]], toUnitIds: [ids[2]] });
    expect(await owed()).toEqual([`${own} open 2024-04-22`, `${clean} open 2024-04-22`]);
    expect(await said()).toEqual([[clean, true, false, old, old], [own, true, false, own, own]]);
    expect((await seen()).snapshot).toEqual(before.snapshot);
    expect((await seen(heir)).passages.map(({ correction }) => correction)).toEqual(['单位合并：机构改革方案']);
    await app.deliverAll();
    expect(await app.query(`select login, title, body from notification join account on account.id = account_id where kind = 'circularReplyAsked' and login like $1 order by login`, [`%.${clean}`])).toEqual(
      ['head', 'liaison'].map((seat) => ({ login: `${seat}.${clean}`, title: expect.stringMatching(/^请于2024-04-22前核实通报/), body: expect.stringContaining(`单位合并：机构改革方案，相关内容由你单位答复。\n${old}应办`) })));
    await expect(finish(office, id)).rejects.toThrow(`${clean}、${own}还没有答复`);
    await reply(clean, id);
    await reply(own, id);
    await finish(office, id);
    await app.get(CircularIssuingService).issue(director, id, { signatory: '李主任', issuingAuthority: '办公室' }, null);
    expect((await seen(heir)).passages.map(({ unit, replies }) => [unit, replies.map(({ text }) => text)])).toEqual([[clean, [`${clean}：属实。`]], [own, [`${own}：属实。`]]]);
    expect(await app.count(`audit_entry where action = 'circular.passageMoved' and subject_id = $1`, [id])).toBe(1);
  });

  it('and its successor, makes one passage of the two and asks again for what one of them has not answered; replies stay', async () => {
    const { old, own, office, id, seen, said, ids } = await begin();
    await app.get(CircularRepliesService).ask(office, id, 1, null);
    await reply(own, id);
    await app.atDay('2024-04-16');
    await decide(office, { kind: 'merge', fromUnitIds: [ids[0]], toUnitIds: [ids[1]] });
    expect(await said()).toEqual([[old, false, false, old, old], [own, true, false, `${own}+${old}`, own]]);
    // The term of one working day ends today: the successor has one more, from the day it was asked.
    expect(await owed()).toEqual([`${old} voided 2024-04-16`, `${own} settled 2024-04-16`, `${own} open 2024-04-17`]);
    await expect(app.get(CircularWritingService).editPassage(office, id, ids[0], { named: true, note: '漏了' }, null)).rejects.toThrow('已经撤销');
    await reply(own, id);
    expect((await seen()).passages.at(-1)?.replies).toHaveLength(2);
    await finish(office, id);
  });

  it('asks nothing more of a successor when both have replied', async () => {
    const { old, own, office, id, seen, said, ids } = await begin();
    await app.get(CircularRepliesService).ask(office, id, null, null);
    await reply(own, id);
    await reply(old, id);
    await decide(office, { kind: 'merge', fromUnitIds: [ids[0]], toUnitIds: [ids[1]] });
    expect((await said()).at(-1)).toEqual([own, true, true, `${own}+${old}`, own]);
    expect((await seen()).passages.at(-1)?.replies.map(({ text }) => text).toSorted()).toEqual([`${own}：属实。`, `${old}：属实。`].toSorted());
    await finish(office, id);
  });

  it('of which nobody takes over the work, names it no more', async () => {
    const { old, own, office, id, said, ids } = await begin();
    await app.get(CircularRepliesService).ask(office, id, null, null);
    await decide(office, { kind: 'dissolve', fromUnitIds: [ids[0]], toUnitIds: [] });
    expect(await said()).toEqual([[old, false, false, old, old], [own, true, false, own, own]]);
    expect(await owed()).toEqual([`${old} voided 2024-04-22`, `${own} open 2024-04-22`]);
  });

  it('stays with a unit that only changes its name or goes on after a split, and with a circular that is out', async () => {
    const { old, own, clean, office, director, id, said, ids } = await begin();
    await app.get(CircularRepliesService).ask(office, id, null, null);
    await decide(office, { kind: 'split', fromUnitIds: [ids[0]], toUnitIds: [ids[2]], goesOn: true });
    await decide(office, { kind: 'rename', fromUnitIds: [ids[0]], toUnitIds: [ids[0]], newName: `报${stories}新名局` });
    expect(await said()).toEqual([[`报${stories}新名局`, true, false, old, old], [own, true, false, own, own]]);
    await reply(old, id);
    await reply(own, id);
    await finish(office, id);
    await app.get(CircularIssuingService).issue(director, id, { signatory: '李主任', issuingAuthority: '办公室' }, null);
    await decide(office, { kind: 'merge', fromUnitIds: [ids[0]], toUnitIds: [ids[2]] });
    expect((await said()).map(([unit]) => unit)).toEqual([`报${stories}新名局`, own]);
    await expect(app.get(CircularsService).one(await app.actor(`liaison.${clean}`), id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
