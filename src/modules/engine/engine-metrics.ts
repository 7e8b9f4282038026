import { Injectable, Logger } from '@nestjs/common';
import { Gauge, register, Registry } from 'prom-client';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { UNDELIVERED_SINCE } from './undelivered.js';

interface EngineFigures {
  readonly oldestUndeliveredSeconds: number;
  readonly waiting: number;
  readonly parked: number;
  readonly deliveries: readonly { readonly channel: string; readonly state: string; readonly count: number }[];
  readonly open: number;
  readonly overdue: number;
  readonly yearsAhead: number;
  readonly freezes: number;
  readonly sinceTickSeconds: number | null;
}

/** Rows that are finished are not counted: every count here is answered from a partial index, however much has been sent. */
const FIGURES = `
  select greatest(0, extract(epoch from clock_timestamp() - ${UNDELIVERED_SINCE}))::float8 as "oldestUndeliveredSeconds",
         (select count(*)::int from outbox where done_at is null and parked_at is null) as waiting,
         (select count(*)::int from outbox where parked_at is not null) as parked,
         (select coalesce(json_agg(figure), '[]') from (
            select channel, state, count(*)::int from delivery where state in ('queued', 'sending', 'retry') group by channel, state
            union all select channel, 'failed', count(*)::int from delivery where state = 'failed' group by channel) figure) as deliveries,
         owed.open, owed.overdue,
         (select count(*)::int from calendar_year where year > extract(year from app_today())) as "yearsAhead",
         (select count(*)::int from "freeze" where lifted_at is null) as freezes,
         (select extract(epoch from clock_timestamp() - ticked_at)::float8 from installation) as "sinceTickSeconds"
  from (select count(*)::int as open, count(*) filter (where state = 'open' and effective_due_on < app_today())::int as overdue from obligation where state in ('open', 'paused')) owed`;

/** What a monitor reads: the process's own meters, and the state of the work as it stands in the database. */
@Injectable()
export class EngineMetrics {
  private readonly logger = new Logger(EngineMetrics.name);

  constructor(private readonly uow: UnitOfWork) {}

  /** The figures in Prometheus' text form; without the database's own when it does not answer (`duban_database_up 0`). */
  async text(): Promise<string> {
    return Registry.merge([register, gauges(await this.figures())]).metrics();
  }

  private async figures(): Promise<EngineFigures | null> {
    try {
      const [figures] = await this.uow.query<EngineFigures>(FIGURES);
      return figures ?? null;
    } catch (error) {
      this.logger.warn(`no figures from the database: ${String(error)}`);
      return null;
    }
  }
}

/** Gauges of one reading, in a registry of their own: a figure that is not known now must be absent, not old. */
function gauges(figures: EngineFigures | null): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number): void => {
    new Gauge({ name, help, registers: [registry] }).set(value);
  };
  gauge('duban_database_up', '1 when the database answered this scrape.', figures === null ? 0 : 1);
  if (figures === null) return registry;
  gauge('duban_oldest_undelivered_seconds', 'Age of the oldest effect that is due and not delivered; 0 when there is none.', figures.oldestUndeliveredSeconds);
  gauge('duban_outbox_waiting', 'Outbox rows that wait to be carried out.', figures.waiting);
  gauge('duban_outbox_parked', 'Outbox rows given up after their last attempt.', figures.parked);
  gauge('duban_obligations_open', 'Obligations that are open or paused.', figures.open);
  gauge('duban_obligations_overdue', 'Open obligations whose due date, moved on by the days the clock stood still, has passed.', figures.overdue);
  gauge('duban_calendar_years_ahead', 'Years after the current one whose official calendar is loaded.', figures.yearsAhead);
  gauge('duban_freezes_standing', 'Freezes of sending that nobody has lifted.', figures.freezes);
  if (figures.sinceTickSeconds !== null) gauge('duban_seconds_since_tick', 'Seconds since a worker finished a tick; absent before the first one.', figures.sinceTickSeconds);
  const deliveries = new Gauge({ name: 'duban_deliveries', help: 'Deliveries out of the house that are not sent, by channel and state.', labelNames: ['channel', 'state'], registers: [registry] });
  for (const { channel, state, count } of figures.deliveries) deliveries.set({ channel, state }, count);
  return registry;
}
