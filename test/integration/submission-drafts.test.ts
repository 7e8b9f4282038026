import type { Actor } from '../../src/domain/policy/actor.js';
import { SubmissionReviewsService, SubmissionsService } from '../../src/modules/submissions/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const PIECE = { title: '上半年小结', text: '已完成三项。' };

/** What a unit takes back before the office has accepted; periods opened on Monday 2024-06-03. */
describe('a piece that is taken back', () => {
  let app: EngineApp;
  let unit: Actor;
  let office: Actor;
  let plans = 0;
  const submissions = (): SubmissionsService => app.get(SubmissionsService);
  const opened = async (kind: 'halfYearSummary' | 'monthlyInformation', minCount = 1): Promise<string> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const number = `撤政办〔2024〕${plans}号`;
    const duty = kind === 'monthlyInformation' ? { kind, title: '每月报送信息', cadence: 'monthly' as const, minCount } : { kind, title: '报送半年小结', dueOn: '2024-06-30' as const, minCount };
    const plan = await aPlan(number).withItem(anItem('修订办法。').ledBy(`撤${plans}甲局`).dueOn('2024-06-28')).withDuty(duty).issuedIn(app);
    await app.tick();
    unit = await app.actor(`liaison.撤${plans}甲局`);
    office = await app.actor(`office.${number}`);
    return (await app.one<{ id: string }>('select id from submission where plan_id = $1', [plan.id])).id;
  };
  const owed = (id: string) => app.query(`select kind, state, effective_due_on as "dueOn" from obligation where subject_type = 'submission' and subject_id = $1 order by id`, [id]);
  const row = (id: string) => app.one('select status, submitted_at as "submittedAt" from submission where id = $1', [id]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('from the office\'s review is owed again by the same day: the days it lay there are the unit\'s own', async () => {
    const id = await opened('halfYearSummary');
    await app.atDay('2024-06-20');
    await submissions().submit(unit, id, PIECE);
    await app.atDay('2024-06-25');
    expect(await submissions().withdraw(unit, id)).toMatchObject({ status: 'open', pieces: 0, allowed: ['submit'] });
    expect(await row(id)).toEqual({ status: 'open', submittedAt: null });
    expect(await owed(id)).toEqual([{ kind: 'summary', state: 'open', dueOn: '2024-06-30' }, { kind: 'officeReview', state: 'voided', dueOn: '2024-06-25' }]);
    await expect(app.get(SubmissionReviewsService).accept(office, id)).rejects.toMatchObject({ code: 'SUBMISSION_COMMAND_NOT_ALLOWED' });
    await submissions().submit(unit, id, PIECE);
    await app.get(SubmissionReviewsService).accept(office, id);
    await expect(submissions().withdraw(unit, id)).rejects.toMatchObject({ code: 'SUBMISSION_COMMAND_NOT_ALLOWED' });
    expect(await app.query('select withdrawn_at is not null as withdrawn, withdrawn_by_id as by from submission_piece where submission_id = $1 order by id', [id]))
      .toEqual([{ withdrawn: true, by: unit.accountId }, { withdrawn: false, by: null }]);
  });

  it('that needed no review is owed anew, and its month can still be missed', async () => {
    const id = await opened('monthlyInformation');
    await submissions().submit(unit, id, PIECE);
    await submissions().withdraw(unit, id);
    expect(await owed(id)).toEqual([{ kind: 'monthlyInformation', state: 'settled', dueOn: '2024-06-30' }, { kind: 'monthlyInformation', state: 'open', dueOn: '2024-06-30' }]);
    await app.liveThrough('2024-07-01');
    expect(await row(id)).toMatchObject({ status: 'missed' });
    await submissions().submit(unit, id, PIECE);
    expect(await submissions().withdraw(unit, id)).toMatchObject({ status: 'missed', pieces: 0 });
  });

  it('one of more than were asked for leaves the submission handed in', async () => {
    const id = await opened('monthlyInformation');
    await submissions().submit(unit, id, PIECE);
    await submissions().submit(unit, id, { ...PIECE, title: '之二' });
    expect(await submissions().withdraw(unit, id)).toMatchObject({ status: 'submitted', pieces: 1 });
    expect(await owed(id)).toEqual([{ kind: 'monthlyInformation', state: 'settled', dueOn: '2024-06-30' }]);
  });
});
