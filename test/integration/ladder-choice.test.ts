import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { LadderChoiceService, ObligationsService } from '../../src/modules/obligations/index.js';
import { editedPolicy, reminding } from '../support/edited-ladders.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

/** A stricter ladder beside the standard one: it shares `overdue1` and `overdue3`, and reminds on the second working day too. */
const withStrict = (): LadderPolicy =>
  editedPolicy(({ ladders }) => {
    const standard = ladders.find(({ code }) => code === 'standard')?.rungs ?? [];
    const shared = (code: string) => standard.filter((rung) => rung.code === code);
    ladders.push({ code: 'strict', title: '从严', edition: 1, pausedBy: [], rungs: [...shared('overdue1'), reminding('overdue2', 2), ...shared('overdue3'), reminding('overdue4', 4)] });
  });

describe('a plan that chooses another ladder while its obligations run', () => {
  let app: EngineApp;
  let process: EngineApp;
  let opener: ObligationOpener;
  let office: Actor;
  let planId: string;
  const DUES = ['2024-06-13', '2024-06-14', '2024-06-17', '2024-07-10'];
  const fired = (dueOn: string) =>
    app.query<{ code: string; on: string; ladder: string }>(`select rung_code as code, fired_on as on, ladder from reminder where due_on = $1 and not superseded order by id`, [dueOn]);
  const choose = async (ladders: Record<string, string>, noticeStart: string | null = null) =>
    process.get(LadderChoiceService).choose(office, planId, { ladders, noticeStart }, [(await process.one<{ version: number }>('select version from plan where id = $1', [planId])).version]);
  const live = async (from: string, to: string): Promise<void> => {
    for (let day = from; day <= to; day = addDays(day, 1)) await process.liveThrough(day);
  };

  beforeEach(async () => {
    app = await EngineApp.start();
    process = await app.neighbour(withStrict());
    await app.loadCalendar();
    await app.atDay('2024-06-03');
    opener = await ObligationOpener.in(app);
    office = await app.actor('office.测政办〔2024〕9号');
    planId = (await app.one<{ id: string }>('select id from plan')).id;
    for (const [index, dueOn] of DUES.entries()) await opener.open(String(1000 + index), dueOn, 'itemCompletion', null);
    await live('2024-06-03', '2024-06-18');
  }, 180_000);
  afterEach(() => app.close());

  it('moves them to the new ladder: what fired stays fired, what is over stays over, what comes fires on its day', async () => {
    await choose({ itemCompletion: 'strict' });
    expect(await app.query('select distinct ladder from ladder_position')).toEqual([{ ladder: 'strict' }]);
    await live('2024-06-18', '2024-06-20');
    const since = async (dueOn: string) => (await fired(dueOn)).filter(({ ladder }) => ladder === 'strict').map(({ code, on }) => [code, on]);
    expect(await since('2024-06-13')).toEqual([['overdue4', '2024-06-19']]);
    expect(await since('2024-06-14')).toEqual([['overdue2', '2024-06-18'], ['overdue3', '2024-06-19'], ['overdue4', '2024-06-20']]);
    expect(await since('2024-06-17')).toEqual([['overdue2', '2024-06-19'], ['overdue3', '2024-06-20']]);
  });

  it('and back again fires nothing twice', async () => {
    await choose({ itemCompletion: 'strict' });
    await live('2024-06-18', '2024-06-19');
    await choose({});
    await live('2024-06-19', '2024-07-05');
    expect(await app.count('(select obligation_id, due_on, rung_code from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
    expect((await fired('2024-06-14')).slice(-3).map(({ code }) => code)).toEqual(['overdue3', 'overdue8', 'overdue15']);
    expect(await app.count(`obligation where kind = 'itemCompletion' and state = 'open' and ladder <> 'standard'`)).toBe(0);
  });

  it('moves paused ones too, and they go on when they resume', async () => {
    const of = { subjectType: 'assignment' as const, subjectIds: ['1002'], kind: 'itemCompletion' as const };
    await app.run((tx) => app.get(ObligationsService).pause(tx, of, 'officeReview'));
    await choose({ itemCompletion: 'strict' });
    await live('2024-06-19', '2024-06-20');
    await app.run((tx) => app.get(ObligationsService).resume(tx, of, 'officeReview'));
    await live('2024-06-20', '2024-06-21');
    // Due on 17 June and stopped for two days: the 19th counts, so the first working day after is the 20th.
    expect((await fired('2024-06-19')).map(({ code, on }) => [code, on])).toEqual([['overdue1', '2024-06-20'], ['overdue2', '2024-06-21']]);
  });

  it('leaves other kinds where they are, and is audited with both choices and the numbers moved', async () => {
    await opener.open('2000', '2024-06-28', 'summary', null);
    await choose({ itemCompletion: 'strict' }, 'yellow');
    expect(await app.one(`select ladder from obligation where kind = 'summary'`)).toEqual({ ladder: 'standard' });
    expect(await app.query(`select actor_name as by, detail from audit_entry where action = 'plan.laddersChosen'`)).toEqual([
      {
        by: '测政办〔2024〕9号办公室',
        detail: { from: { ladders: {}, noticeStart: null }, to: { ladders: { itemCompletion: 'strict' }, noticeStart: 'yellow' }, moved: { itemCompletion: 4 } },
      },
    ]);
  });

  it('and a sweep at the same moment end on the new ladder with every rung fired once', async () => {
    await app.atDay('2024-06-19');
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([process.tick(), choose(round % 2 === 0 ? { itemCompletion: 'strict' } : {})]);
      expect(await app.count('ladder_position join obligation on obligation.id = obligation_id where ladder_position.ladder <> obligation.ladder')).toBe(0);
    }
    await process.tick();
    expect(await app.count('(select obligation_id, due_on, rung_code from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
  });
});
