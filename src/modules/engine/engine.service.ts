import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { NOTHING_IS_FROZEN } from '../../platform/freeze/freeze.js';
import { Calendar } from '../calendar/index.js';
import { ItemCycleSweep } from '../items/index.js';
import { NoticeDrafts } from '../notices/index.js';
import { Unreached } from '../notifications/index.js';
import { type Climbing, ReminderSweep } from '../obligations/index.js';
import { PhaseSweep } from '../plans/index.js';
import { CycleSweep } from '../submissions/index.js';
import { UnitChangesService } from '../unit-changes/index.js';
import { DueProbe } from './due-probe.js';

/** What one tick changed, on the business day it ran at. */
export interface TickResult {
  readonly day: LocalDate;
  readonly phasesEntered: number;
  readonly phasesLeft: number;
  readonly submissionsOpened: number;
  readonly submissionsMissed: number;
  /** Periods of items: their own cadence and the quarterly review of 持续推进. */
  readonly itemPeriodsOpened: number;
  readonly rolloversOpened: number;
  readonly remindersFired: number;
}

/** Whether a tick waits for the turn of another one, or leaves the turn to it and goes on to what can be shared. */
export type TickManners = 'wait' | 'share';

// One number for the sweeps that are turned by one process at a time: a second one finds their work done.

const NOTHING_DONE = { phasesEntered: 0, phasesLeft: 0, submissionsOpened: 0, submissionsMissed: 0, itemPeriodsOpened: 0, rolloversOpened: 0, remindersFired: 0 } as const;

/** How the sweeps get their transactions. */
interface Sweeping {
  /** For one process at a time; null when it was not this process's turn, or nobody's. */
  alone<T>(work: (tx: Tx) => Promise<T>): Promise<T | null>;
  /** For several processes at once. */
  shared<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The working calendar as this turn sees it. */
  calendar(tx: Tx): Promise<WorkingCalendar>;
}

/** The time engine: what is due by now and not yet done? Each sweep is idempotent and one transaction; none runs while a freeze stands. */
@Injectable()
export class EngineService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    private readonly unitChanges: UnitChangesService,
    private readonly phases: PhaseSweep,
    private readonly cycles: CycleSweep,
    private readonly itemCycles: ItemCycleSweep,
    private readonly reminders: ReminderSweep,
    private readonly notices: NoticeDrafts,
    private readonly unreached: Unreached,
    private readonly probe: DueProbe,
  ) {}

  /** Runs the sweeps, each in a transaction of its own; then tells what nobody could be told before. */
  async tick(manners: TickManners = 'wait'): Promise<TickResult> {
    const idleDay = await this.probe.idleDay();
    if (idleDay !== null) return { ...NOTHING_DONE, day: idleDay };
    const alone = <T>(work: (tx: Tx) => Promise<T>): Promise<T | null> => this.inTurn(manners, work);
    const result = await this.turn({ alone, shared: (work) => this.uow.run(work), calendar: (tx) => this.calendar.load(tx) });
    if (await this.unreached.stands()) await alone((tx) => this.unreached.turn(tx));
    return result;
  }

  /** Runs the same sweeps in a rehearsal: on copies that nobody else sees, so nobody is kept out, and by the calendar it began with. */
  rehearse(tx: Tx, calendar: WorkingCalendar): Promise<TickResult> {
    return this.turn({ alone: (work) => work(tx), shared: (work) => work(tx), calendar: () => Promise.resolve(calendar) });
  }

  /** What a tick does, in the caller's transaction and at its time, but told to nobody: for a day that is passed over. Ends when nothing is left to do. */
  async passOver(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.turn]);
    await this.turn({ alone: (work) => work(tx), shared: (work) => work(tx), calendar: () => this.calendar.load(tx) }, 'untold');
  }

  /** The sweeps in their fixed order: changes of units, phases, cycles of duties, cycles of items, reminders; then notices nobody needs any more are taken back. */
  private async turn(sweep: Sweeping, climbing: Climbing = 'told'): Promise<TickResult> {
    await sweep.alone((tx) => this.unitChanges.applyDue(tx));
    const phases = await sweep.alone((tx) => this.phases.turn(tx));
    const cycles = await sweep.alone((tx) => this.cycles.turn(tx));
    const items = await sweep.alone((tx) => this.itemCycles.turn(tx));
    const { day, fired } = await this.climb(sweep, climbing);
    await sweep.alone((tx) => this.notices.discardNeedless(tx));
    return {
      day,
      phasesEntered: phases?.entered ?? 0,
      phasesLeft: phases?.left ?? 0,
      submissionsOpened: cycles?.opened ?? 0,
      submissionsMissed: cycles?.missed ?? 0,
      itemPeriodsOpened: items?.periods ?? 0,
      rolloversOpened: items?.rollovers ?? 0,
      remindersFired: fired,
    };
  }

  /** Batch after batch, each in a transaction of its own: what has fired stays fired if the process dies in between. Several processes share it, each in lanes of its own. */
  private async climb(sweep: Sweeping, climbing: Climbing): Promise<{ day: LocalDate; fired: number }> {
    let fired = 0;
    for (;;) {
      const batch = await sweep.shared(async (tx) => ({ day: tx.today, ...(await this.reminders.climb(tx, await sweep.calendar(tx), climbing)) }));
      fired += batch.fired;
      if (!batch.more) return { day: batch.day, fired };
    }
  }

  private inTurn<T>(manners: TickManners, work: (tx: Tx) => Promise<T>): Promise<T | null> {
    const take = manners === 'wait' ? `pg_advisory_xact_lock($1)::text = ''` : 'pg_try_advisory_xact_lock($1)';
    return this.uow.run(async (tx) => {
      const [turn] = await tx.query<{ taken: boolean }>(`select ${take} and ${NOTHING_IS_FROZEN} as taken`, [ADVISORY_LOCKS.turn]);
      return turn?.taken ? work(tx) : null;
    });
  }
}
