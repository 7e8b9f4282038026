import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Freeze } from '../../platform/freeze/freeze.js';
import { Failure } from '../../platform/errors/failure.js';
import { OutboxDelivery } from '../../platform/outbox/outbox-delivery.js';
import { DeliverySender } from '../channels/index.js';
import { EngineService } from '../engine/index.js';
import { type DayReport, DayReportQueries, type HighWater } from './day-report.queries.js';

export interface DemoClockState {
  /** Business day the engine lives in. */
  readonly today: LocalDate;
  readonly demo: boolean;
}

const MOST_DAYS = 800;
/** The hour at which a demo day stands: the offices are open. */
const STANDS_AT = '09:00:00+08:00';

/** Moves the demo clock through the real engine, one day after the other. */
@Injectable()
export class DemoClockService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: EngineService,
    private readonly delivery: OutboxDelivery,
    private readonly sender: DeliverySender,
    private readonly reports: DayReportQueries,
    private readonly freeze: Freeze,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async state(): Promise<DemoClockState> {
    const [row] = await this.uow.query<DemoClockState>('select app_today() as today, demo_at is not null as demo from clock');
    if (!row) throw new Error('the clock row is missing: run the migrations');
    return row;
  }

  /** Sets the clock of a database that has none yet. */
  async start(day: LocalDate): Promise<void> {
    this.refuseInProduction();
    await this.uow.query('update clock set demo_at = $1 where demo_at is null', [`${day}T${STANDS_AT}`]);
  }

  /**
   * Lets the days up to `until` pass, each with its sweeps and deliveries, and returns what happened on each. A run that moves the
   * clock begins with all of the day it stands at, also what a worker has done already; a day already passed changes nothing.
   */
  async *advance(until: string): AsyncGenerator<DayReport> {
    this.refuseInProduction();
    if (!isLocalDate(until)) throw new Failure('validation-failed', `“${until}”不是有效日期，请写成 YYYY-MM-DD，例如 2024-07-05。`);
    const { today, demo } = await this.state();
    if (!demo) throw new Failure('demo-clock-refused', '这个数据库没有演示时钟，按真实日期运行，不能拨动。');
    const [frozen] = await this.freeze.standing();
    if (frozen) throw new Failure('demo-clock-refused', `已停止发送，时钟不能前进：${frozen.detail}请核对后运行 duban resume。`);
    if (daysBetween(today, until) > MOST_DAYS) throw new Failure('validation-failed', `一次最多前进${MOST_DAYS}天，请选择更近的日期。当前演示日期为 ${today}。`);
    if (until >= today) yield await this.liveThrough(today, null, until > today ? await this.reports.startOf(today) : undefined);
    for (let day = addDays(today, 1); day <= until; day = addDays(day, 1)) {
      const report = await this.liveThrough(day, `${day}T${STANDS_AT}`);
      if (report) yield report;
    }
  }

  /** One day's work and its report, of everything above the mark; null when somebody else has moved the clock past the day already. */
  private async liveThrough(day: LocalDate, moveTo: string): Promise<DayReport | null>;
  private async liveThrough(day: LocalDate, moveTo: null, mark?: HighWater): Promise<DayReport>;
  private async liveThrough(day: LocalDate, moveTo: string | null, from?: HighWater): Promise<DayReport | null> {
    const mark = from ?? (await this.reports.highWater());
    if (moveTo !== null) {
      const moved = await this.uow.run((tx) => tx.query<{ id: number }>('update clock set demo_at = $1 where demo_at < $1 returning id', [moveTo]));
      if (moved.length === 0) return null;
    }
    await this.engine.tick();
    await this.delivery.drain();
    await this.sender.drain();
    return this.reports.since(day, mark, moveTo !== null);
  }

  private refuseInProduction(): void {
    if (this.config.mode === 'production') throw new Failure('demo-clock-refused', '生产模式不能使用演示时钟。');
  }
}
