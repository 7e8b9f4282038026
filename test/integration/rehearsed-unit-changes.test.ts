import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type LocalDate } from '../../src/domain/kernel/local-date.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { CircularRepliesService, CircularWritingService } from '../../src/modules/circulars/index.js';
import { RehearsalReport, type RehearsalResponse, RehearsalService } from '../../src/modules/rehearsal/index.js';
import { UnitChangesService } from '../../src/modules/unit-changes/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { tableContents } from '../support/table-contents.js';

const NUMBER = '测政办〔2024〕9号';
const FIRST: LocalDate = '2024-04-16';
const MERGED: LocalDate = '2024-05-06';
const LAST: LocalDate = '2024-06-14';

describe('a rehearsal of days on which a unit changes', () => {
  let app: EngineApp;
  let planId: string;
  let rehearsed: RehearsalResponse;
  let before: unknown;
  let after: unknown;

  /** On 16 April 乙局 waits to be merged into 丁局, 丙局 for another name; a circular has just asked 乙局 for its reply. */
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    ({ id: planId } = await aPlan(NUMBER)
      .withItem(anItem('建成示范站。').ledBy('甲局', '乙局').helpedBy('丁局').dueOn('2024-05-31'))
      .withItem(anItem('制定办法。').ledBy('乙局').helpedBy('丙局').dueOn('2024-06-10'))
      .withDuty({ kind: 'monthlyInformation', title: '每月报送信息', cadence: 'monthly' })
      .issuedIn(app));
    await app.liveThrough('2024-04-15');
    const office = await app.actor(`office.${NUMBER}`);
    const idOf = async (code: string): Promise<string> => (await app.one<{ id: string }>('select id from unit where code = $1', [code])).id;
    const [second, third, fourth] = await Promise.all(['乙局', '丙局', '丁局'].map(idOf)) as [string, string, string];
    const changes = app.get(UnitChangesService);
    await changes.decide(office, { kind: 'merge', fromUnitIds: [second], toUnitIds: [fourth], effectiveOn: MERGED, reason: '机构改革方案' });
    await changes.decide(office, { kind: 'rename', fromUnitIds: [third], toUnitIds: [third], newName: '市新丙局', effectiveOn: '2024-06-03', reason: '机构改革方案' });
    const circular = await app.get(CircularWritingService).compile(office, { kind: 'circular', from: '2024-04-01', to: '2024-04-12', planIds: [planId], pieceIds: null });
    await app.get(CircularRepliesService).ask(office, circular, 20, null);
    await app.deliverAll();
    await app.atDay(FIRST);
    before = await tableContents(app);
    rehearsed = await app.get(RehearsalService).rehearse(SYSTEM_ACTOR, { planId }, { assume: 'nobodyActs', to: LAST });
    after = await tableContents(app);
  }, 180_000);
  afterAll(() => app.close());

  it('shows the changes on their days, and leaves everything as it was', () => {
    expect(rehearsed.days.flatMap(({ day, unitChanges }) => unitChanges.map((change) => ({ day, ...change })))).toEqual([
      { day: MERGED, kind: 'merge', kindTitle: '合并', from: ['乙局'], to: ['丁局'] },
      { day: '2024-06-03', kind: 'rename', kindTitle: '更名', from: ['市新丙局'], to: ['市新丙局'] },
    ]);
    expect(after).toEqual(before);
  });

  it('tells exactly what then happens: who is told after that day are the people of the successor', async () => {
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) await app.liveThrough(day);
    const happened = await app.run(async (tx) => app.get(RehearsalReport).of(tx, { from: FIRST, to: LAST }, 'nobodyActs', await app.get(Calendar).load(tx)));
    expect(rehearsed).toEqual(happened);
    const told = (unit: string) => app.query<{ day: LocalDate }>(
      `select distinct sent_on as day from notification join account on account.id = account_id where login = $1 and sent_on >= $2 order by 1`, [`liaison.${unit}`, FIRST]).then((rows) => rows.map(({ day }) => day));
    expect((await told('乙局')).every((day) => day < MERGED)).toBe(true);
    expect((await told('乙局')).length).toBeGreaterThan(0);
    expect((await told('丁局')).filter((day) => day >= '2024-05-24').length).toBeGreaterThan(3);
    expect(rehearsed.unheard).toEqual([]);
    expect(rehearsed.unitWeeks.filter(({ unit, monday }) => unit === '乙局' && monday > MERGED)).toEqual([]);
    expect(rehearsed.unitWeeks.map(({ unit }) => unit)).toContain('丁局');
  }, 180_000);
});
