import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import { rungDay } from '../../src/domain/obligation/rung-thresholds.js';
import { LADDER_POLICY } from '../../src/modules/obligations/index.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { DeliverySender } from '../../src/modules/channels/index.js';
import { AssignmentsService } from '../../src/modules/items/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { type FinalState, finalState } from '../support/final-state.js';
import { SmtpSink } from '../support/smtp-sink.js';

const FIRST = '2024-04-01';
const LAST = '2024-07-05';

interface FiredRow {
  readonly ladder: string;
  readonly rung: number;
  readonly dueOn: string;
  readonly firedOn: string;
  readonly late: boolean;
  readonly superseded: boolean;
}

/** Reminders whose mark "late" does not say whether they fired after their own working day. */
async function wronglyMarked(app: EngineApp): Promise<FiredRow[]> {
  const { ladders } = app.token<LadderPolicy>(LADDER_POLICY);
  const calendar = await app.get(Calendar).load(app.uow);
  const fired = await app.query<FiredRow>(`select ladder, rung, due_on as "dueOn", fired_on as "firedOn", late, superseded from reminder`);
  return fired.filter((row) => {
    const rung = ladders.find((ladder) => ladder.code === row.ladder)?.rungs[row.rung - 1];
    if (!rung) throw new Error(`no rung ${row.rung} in ${row.ladder}`);
    return row.late !== rungDay(row.dueOn, rung, calendar).date < row.firedOn;
  });
}

/** The seeded plans, once with the engine ticking every day and once after an outage of three months. */
describe('ticking day by day and ticking once on the last day', () => {
  let daily: EngineApp;
  let once: EngineApp;
  let states: { daily: FinalState; once: FinalState };

  beforeAll(async () => {
    [daily, once] = await Promise.all([EngineApp.startSeeded(), EngineApp.startSeeded()]);
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) await daily.liveThrough(day);
    await once.liveThrough(LAST);
    states = { daily: await finalState(daily), once: await finalState(once) };
  }, 120_000);
  afterAll(() => Promise.all([daily?.close(), once?.close()]));

  it.each(['obligations', 'submissions', 'phases', 'reminders'] as const)('end with the same %s', (table) => {
    expect(states.once[table].length).toBeGreaterThan(0);
    expect(states.once[table]).toEqual(states.daily[table]);
  });

  it('have something to compare: overdue duties, missed submissions, a phase left, a ladder climbed to its red notice', async () => {
    expect(await once.count(`submission where status = 'missed'`)).toBeGreaterThan(50);
    expect(await once.count('phase where left_at is not null')).toBeGreaterThan(0);
    expect(await once.count(`reminder where superseded`)).toBeGreaterThan(100);
    expect(await once.count(`obligation where state = 'open' and due_on < '${LAST}'`)).toBeGreaterThan(500);
  });

  it('leave nothing for a second tick of the last day', async () => {
    for (const app of [daily, once]) {
      expect(await app.tick()).toEqual({ day: LAST, phasesEntered: 0, phasesLeft: 0, submissionsOpened: 0, submissionsMissed: 0, itemPeriodsOpened: 0, rolloversOpened: 0, remindersFired: 0 });
      expect(await app.deliverAll()).toBe(0);
    }
  });

  it('fire each obligation at most once after the outage, at its highest rung, the others recorded as superseded (A14)', async () => {
    expect(await once.count(`(select obligation_id from reminder where not superseded group by 1 having count(*) > 1) twice`)).toBe(0);
    expect(await once.count(`reminder lower join reminder higher using (obligation_id, due_on) where higher.rung > lower.rung and not lower.superseded`)).toBe(0);
    expect(await once.count(`reminder lower where superseded and not exists (
      select from reminder higher where higher.obligation_id = lower.obligation_id and higher.due_on = lower.due_on and higher.rung > lower.rung and not higher.superseded)`)).toBe(0);
  });

  it('reach each person at most once per obligation after the outage (A14)', async () => {
    expect(await once.count('notification where reminder_id is not null')).toBeGreaterThan(0);
    expect(await once.count(`(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id group by 1, 2 having count(*) > 1) twice`)).toBe(0);
  });

  it('mark as late exactly what fired after its own working day', async () => {
    for (const app of [daily, once]) expect(await wronglyMarked(app)).toEqual([]);
    expect(await once.count(`reminder where late and not superseded`)).toBeGreaterThan(0);
    expect(await once.count(`notification join reminder on reminder.id = reminder_id where notification.late <> reminder.late`)).toBe(0);
  });

  it('deliver nothing twice and park nothing', async () => {
    for (const app of [daily, once]) {
      expect(await app.count('outbox where done_at is null or parked_at is not null')).toBe(0);
      const unheard = await app.query<{ plan: string }>(
        `select distinct document_number as plan from reminder join obligation on obligation.id = obligation_id join plan on plan.id = plan_id
         where not superseded and not exists (select 1 from notification where reminder_id = reminder.id)`);
      // Only where there is no office at all is nobody told, and that is an alarm and a warning.
      const warnings = (await app.warnings()).filter(({ code }) => code === 'office-unreachable').map(({ message }) => message);
      expect(unheard.filter(({ plan }) => !warnings.some((message) => message.includes(plan)))).toEqual([]);
    }
  });

  it('lose nothing when seeding is run again afterwards', async () => {
    const before = await finalState(daily);
    await daily.seed();
    expect(await finalState(daily)).toEqual(before);
  });
});

interface Outage {
  /** First day without the engine. */
  readonly downOn: string;
  /** Day on which it works again, one minute after midnight. */
  readonly upOn: string;
}

const ISSUED = '2024-04-22';
const END = '2024-06-14';

/** A plan of which something opens, falls due, ends or climbs on 1 May and all through May: phases, cycles of duties and items, ladders of one-time duties. */
async function issueSmallPlan(app: EngineApp): Promise<void> {
  await app.loadCalendar();
  await app.atDay(ISSUED);
  await aPlan()
    .withPhase('部署', '2024-04-22', '2024-04-30')
    .withPhase('落实', '2024-05-01', '2024-05-24')
    .withPhase('总结', '2024-05-25', '2024-06-30')
    .withItem(anItem('制订办法。').ledBy('甲局').helpedBy('乙局').dueOn('2024-04-30'))
    .withItem(anItem('开行班列。').ledBy('乙局').dueOn('2024-05-20'))
    .withItem(anItem('每月调度。').ledBy('甲局', '乙局').inTermsOf({ cadence: { every: 'month', day: 25 } }))
    .withItem(anItem('优化服务。').ledBy('甲局').withoutEnd())
    .withDuty({ kind: 'monthlyInformation', title: '报送信息', cadence: 'monthly' })
    .withDuty({ kind: 'phaseSummary', title: '阶段小结', dueOn: '2024-05-15' })
    .issuedIn(app);
  await app.query(`update account set email = 'p' || id || '@example.gov.cn' returning id`);
}

/** Lives through every day, but for the outage: the engine at midnight, the mails when the offices open; people sign on the third day. */
async function live(app: EngineApp, outage: Outage | null): Promise<void> {
  for (let day = ISSUED; day <= END; day = addDays(day, 1)) {
    if (outage && day >= outage.downOn && day < outage.upOn) continue;
    await app.atDay(day, outage && day === outage.upOn ? '00:01:00+08:00' : '00:00:00+08:00');
    await app.tick();
    await app.deliverAll();
    await app.atDay(day);
    await app.get(DeliverySender).drain();
    if (day !== '2024-04-24') continue;
    for (const { id, unit } of await app.query<{ id: string; unit: string }>('select assignment.id, unit.code as unit from assignment join unit on unit.id = unit_id order by 1')) {
      await app.get(AssignmentsService).acknowledge(await app.actor(`liaison.${unit}`), id);
    }
  }
}

const CURSORS = `select 'item ' || item.position || ' ' || cycle.kind as what, next_opens_on::text as "nextOpensOn" from item_cycle cycle join item on item.id = item_id
  union all select 'duty ' || key, next_opens_on::text from reporting_duty order by 1`;
const HEARD = `select distinct login, obligation.kind, obligation.title, obligation.due_on::text as "dueOn" from notification join account on account.id = account_id
  join reminder on reminder.id = reminder_id join obligation on obligation.id = obligation_id order by 1, 2, 3, 4`;

describe('after an outage of', () => {
  let sink: SmtpSink;
  let unbroken: EngineApp;
  const start = async (outage: Outage | null): Promise<EngineApp> => {
    const app = await EngineApp.start({ SMTP_URL: sink.url(), SMTP_TLS: 'off', MAIL_FROM: 'duban@example.gov.cn' });
    await issueSmallPlan(app);
    await live(app, outage);
    return app;
  };

  beforeAll(async () => {
    sink = await SmtpSink.start();
    unbroken = await start(null);
  }, 180_000);
  afterAll(async () => {
    await unbroken?.close();
    await sink?.stop();
  });

  describe.each<[string, Outage]>([
    ['a minute', { downOn: '2024-05-01', upOn: '2024-05-01' }],
    ['a day', { downOn: '2024-05-06', upOn: '2024-05-07' }],
    ['a month', { downOn: '2024-05-01', upOn: '2024-06-01' }],
  ])('%s (A14)', (length, outage) => {
    let broken: EngineApp;
    beforeAll(async () => {
      broken = await start(outage);
    }, 180_000);
    afterAll(() => broken?.close());

    it('everything stands where it would stand without it', async () => {
      const state = await finalState(unbroken);
      expect(new Set(state.obligations.map(({ kind }) => kind))).toEqual(
        new Set(['acknowledgement', 'itemCompletion', 'progressUpdate', 'itemPeriod', 'evergreenReview', 'monthlyInformation', 'summary']));
      expect(await finalState(broken)).toEqual(state);
      expect(await broken.query(CURSORS)).toEqual(await unbroken.query(CURSORS));
    });

    it('late is marked where the day of a reminder was missed, and nowhere else', async () => {
      expect(await wronglyMarked(broken)).toEqual([]);
      // What was due before the plan was issued is late on the day of issuing, whatever happens later.
      expect(await unbroken.count('reminder where late and fired_on <> $1', [ISSUED])).toBe(0);
      const late = await broken.count('reminder where late and fired_on <> $1', [ISSUED]);
      if (length === 'a minute') expect(late).toBe(0);
      else expect(late).toBeGreaterThan(0);
      expect(await broken.count('reminder where late and fired_on not in ($1, $2)', [ISSUED, outage.upOn])).toBe(0);
      expect(await broken.count('notification join reminder on reminder.id = reminder_id where notification.late <> reminder.late')).toBe(0);
    });

    it('each person hears once of an obligation that day, and of none that he would not have heard of', async () => {
      expect(await broken.count(
        `(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id where fired_on = $1 group by 1, 2 having count(*) > 1) twice`, [outage.upOn])).toBe(0);
      expect(await broken.count('notification where sent_on = $1', [outage.upOn])).toBeGreaterThan(0);
      const known = new Set((await unbroken.query(HEARD)).map((row) => JSON.stringify(row)));
      expect((await broken.query(HEARD)).filter((row) => !known.has(JSON.stringify(row)))).toEqual([]);
    });

    it('every entry leaves the house in one message, which arrives once', async () => {
      expect(await broken.count('notification where outbound and message_id is null')).toBe(0);
      expect(await broken.count(`delivery where state <> 'sent'`)).toBe(0);
      const ids = (await broken.query<{ id: string }>('select dedupe_id as id from delivery')).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      expect(sink.messages.map(({ dedupeId }) => dedupeId).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
      expect(await broken.count('(select message_id from delivery group by 1 having count(*) > 1) twice')).toBe(0);
    });
  });
});
