import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { ReminderSweep } from '../obligations/index.js';
import { PhaseSweep } from '../plans/index.js';
import { CycleSweep } from '../submissions/index.js';

/** What one tick changed, on the business day it ran at. */
export interface TickResult {
  readonly day: LocalDate;
  readonly phasesEntered: number;
  readonly phasesLeft: number;
  readonly submissionsOpened: number;
  readonly submissionsMissed: number;
  readonly remindersFired: number;
}

// One number for all sweeps: whoever holds it runs them, a second worker's tick finds the work done.
const TICK_LOCK = 20_240_401;

/** The time engine: what is due by now and not yet done? Each sweep is idempotent and one transaction. */
@Injectable()
export class EngineService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    private readonly phases: PhaseSweep,
    private readonly cycles: CycleSweep,
    private readonly reminders: ReminderSweep,
  ) {}

  /** Runs the sweeps in their fixed order: phases, cycles, reminders. */
  async tick(): Promise<TickResult> {
    const phases = await this.sweep((tx) => this.phases.turn(tx));
    const cycles = await this.sweep((tx) => this.cycles.turn(tx));
    const { day, fired } = await this.climb();
    return {
      day,
      phasesEntered: phases.entered,
      phasesLeft: phases.left,
      submissionsOpened: cycles.opened,
      submissionsMissed: cycles.missed,
      remindersFired: fired,
    };
  }

  /** Batch after batch, each in a transaction of its own: what has fired stays fired if the process dies in between. */
  private async climb(): Promise<{ day: LocalDate; fired: number }> {
    let fired = 0;
    for (;;) {
      const batch = await this.sweep(async (tx) => ({ day: tx.today, ...(await this.reminders.climb(tx, await this.calendar.load(tx))) }));
      fired += batch.fired;
      if (!batch.more) return { day: batch.day, fired };
    }
  }

  private sweep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [TICK_LOCK]);
      return work(tx);
    });
  }
}
