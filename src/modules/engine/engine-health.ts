import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { migrationIsPending } from '../../platform/db/migration-state.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Freeze } from '../../platform/freeze/freeze.js';
import { AdministratorsPresent } from '../accounts/index.js';
import { LADDER_POLICY } from '../obligations/index.js';
import { UNDELIVERED_SINCE } from './undelivered.js';

export interface HealthWarning {
  readonly code: 'migration-pending' | 'administrators-missing' | 'database-full' | 'frozen' | 'delivery-late' | 'delivery-parked' | 'worker-silent' | 'ladder-edition-newer' | 'calendar-missing' | 'calendar-ahead' | 'item-unowned' | 'unit-unreachable' | 'office-unreachable' | 'nobody-reachable' | 'message-waiting' | 'message-failed';
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
  /** Wall clock; absent where nobody knows. */
  readonly since?: Date;
}

export interface Readiness {
  /** degraded: work goes on, something is wrong; migration-pending: nothing may be written; administrators-missing: production was not set up. */
  readonly status: 'ready' | 'degraded' | 'migration-pending' | 'administrators-missing';
  readonly warnings: HealthWarning[];
}

/** Warnings that stop nobody from working now: they are shown, not counted as trouble. A current year without its calendar is trouble. */
const FORESIGHT: ReadonlySet<HealthWarning['code']> = new Set(['calendar-ahead', 'item-unowned', 'unit-unreachable', 'office-unreachable', 'message-failed']);

interface HealthFacts {
  readonly waitingSince: Date | null;
  readonly waitingSeconds: number | null;
  readonly parked: number;
  readonly newerLadders: string[];
  readonly parkedSince: Date | null;
  readonly tickedAt: Date | null;
  readonly silentSeconds: number | null;
  readonly year: number;
  readonly month: number;
  readonly loadedYears: number[];
  readonly unloadedYears: readonly { readonly year: number; readonly obligations: number }[];
  readonly unownedItems: string[];
  readonly unreachableUnits: string[];
  readonly unreachableOffices: string[];
  readonly plansWithoutOffice: string[];
  readonly unreached: number;
  readonly unreachedSeats: string[];
  readonly messagesWaiting: number;
  readonly messageError: string | null;
  readonly messagesFailed: number;
}

/** An effect that waits longer than this means that delivery has stopped (promise A28). */
const LATE_AFTER_SECONDS = 300;
/** A worker that finishes no tick for this long, or for several of them, is not at work. */
const SILENT_AFTER_SECONDS = 300;
const MISSED_TICKS = 3;
/** From this month on the next year's notice must be loaded: the State Council publishes it in October or November. */
const NEXT_YEAR_FROM_MONTH = 11;

const REACHES = `state in ('open', 'paused') and due_on >= make_date(year, 1, 1) and coalesce(counted_from + 1, effective_due_on, due_on) <= make_date(year, 12, 31)`;
/**
 * Unloaded years that running duties reach into, by a due date or by the days it was counted over; as far ahead as a five-year plan.
 * Asked unit by unit (offset 0 keeps the planner from joining): the index answers without looking at the duties of other years.
 */
const UNLOADED_YEARS = `
  coalesce((select json_agg(reached order by year) from (
    select year, count(*)::int as obligations
    from (select year from generate_series(extract(year from app_today())::int, extract(year from app_today())::int + 5) as year
          where year not in (select calendar_year.year from calendar_year)) unloaded
    cross join lateral (
      select from unit cross join lateral (select from obligation where unit_id = unit.id and ${REACHES} offset 0) owed
      union all
      select from leading_group cross join lateral (select from obligation where leading_group_id = leading_group.id and ${REACHES} offset 0) owed) duty
    group by year) reached), '[]')`;

/** The health sweep: what would make the engine silently late or mute. */
@Injectable()
export class EngineHealth {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly freeze: Freeze,
    private readonly administrators: AdministratorsPresent,
  ) {}

  async readiness(): Promise<Readiness> {
    if (await migrationIsPending(this.uow)) {
      return { status: 'migration-pending', warnings: [{ code: 'migration-pending', message: '数据库结构尚未升级，请运行 duban migrate。' }] };
    }
    const wanted = await this.administrators.wanted();
    if (wanted !== null) return { status: 'administrators-missing', warnings: [{ code: 'administrators-missing', message: wanted }] };
    const warnings = await this.warnings();
    return { status: warnings.some(({ code }) => this.isTrouble(code)) ? 'degraded' : 'ready', warnings };
  }

  /** True for what keeps work from being done now; false for what somebody has to see to in good time. */
  isTrouble(code: HealthWarning['code']): boolean {
    return !FORESIGHT.has(code);
  }

  async warnings(): Promise<HealthWarning[]> {
    const [facts] = await this.uow.query<HealthFacts>(
      `select waiting.since as "waitingSince", extract(epoch from clock_timestamp() - waiting.since)::int as "waitingSeconds",
              parked.rows as parked, parked.since as "parkedSince",
              (select ticked_at from installation) as "tickedAt", (select extract(epoch from clock_timestamp() - ticked_at)::int from installation) as "silentSeconds",
              array(select ladder from ladder_edition join unnest($1::text[], $2::int[]) as own (ladder, edition) using (ladder)
                    where generation > edition order by ladder) as "newerLadders",
              extract(year from app_today())::int as year, extract(month from app_today())::int as month,
              array(select year from calendar_year) as "loadedYears", ${UNLOADED_YEARS} as "unloadedYears",
              array(select document_number || '第' || coalesce(nullif(number, ''), position::text) || '项' from item join plan on plan.id = item.plan_id
                    where item.status in ('issued', 'inProgress') and not exists (
                      select 1 from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion'
                      where assignment.item_id = item.id) order by plan.id, position) as "unownedItems",
              array(select unit.name from unit where exists (select 1 from obligation where unit_id = unit.id and state = 'open')
                    and not exists (select 1 from incumbent where incumbent.unit_id = unit.id and role = 'liaison') order by position) as "unreachableUnits",
              array(select leading_group.office_name from leading_group where exists (select 1 from plan where leading_group_id = leading_group.id and status = 'issued')
                    and not exists (select 1 from incumbent where leading_group_id = leading_group.id)) as "unreachableOffices",
              array(select document_number from plan where leading_group_id is null and status = 'issued' order by document_number) as "plansWithoutOffice",
              (select count(*)::int from unreached where settled_at is null) as unreached,
              array(select distinct coalesce(unit.name, leading_group.office_name, '分管领导') from unreached left join unit on unit.id = seat_unit_id
                    left join leading_group on leading_group.id = seat_office_id where settled_at is null limit 20) as "unreachedSeats",
              held.messages as "messagesWaiting", held.error as "messageError",
              (select count(*)::int from delivery where state = 'failed' and failed_on > app_today() - 7) as "messagesFailed"
       from (select ${UNDELIVERED_SINCE} as since) waiting,
            (select count(*)::int as rows, min(parked_at) as since from outbox where parked_at is not null) parked,
            (select count(*)::int as messages, max(last_error) as error from delivery
             where state in ('queued', 'sending', 'retry') and queued_at < clock_timestamp() - make_interval(secs => ${LATE_AFTER_SECONDS})) held`,
      [this.policy.ladders.map(({ code }) => code), this.policy.ladders.map(({ edition }) => edition)],
    );
    const frozen = (await this.freeze.standing()).map(({ detail, since: begun }): HealthWarning => ({
      code: 'frozen', message: `已停止发送：${detail}提醒和通知都在等候，请核对后运行 duban resume。`, since: begun,
    }));
    const full = this.uow.fullSince;
    const refused: HealthWarning[] = full === null ? [] : [{ code: 'database-full', message: '数据库磁盘空间不足，现在不能保存，只能查看。请清理或扩大数据库所在磁盘；恢复后第一次保存成功，本提示即消失。', since: full }];
    return [...refused, ...frozen, ...(facts ? warningsOf(facts, Math.max(SILENT_AFTER_SECONDS, MISSED_TICKS * this.config.tickSeconds)) : [])];
  }
}

function warningsOf(facts: HealthFacts, silentAfter: number): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  if ((facts.waitingSeconds ?? 0) > LATE_AFTER_SECONDS) {
    warnings.push({ code: 'delivery-late', message: `最早一条通知已等待${facts.waitingSeconds}秒未送达，请检查 worker 进程和队列。`, ...since(facts.waitingSince) });
  }
  if (facts.parked > 0) {
    warnings.push({ code: 'delivery-parked', message: `有${facts.parked}条通知多次送达失败已搁置，原因请用 duban parked 查看，排除后用 duban parked retry 重新送达。`, ...since(facts.parkedSince) });
  }
  if ((facts.silentSeconds ?? 0) > silentAfter) {
    warnings.push({ code: 'worker-silent', message: `时间引擎已${Math.floor((facts.silentSeconds ?? 0) / 60)}分钟没有运行，提醒和上报都会推迟，请检查 worker 进程和队列。`, ...since(facts.tickedAt) });
  }
  if (facts.newerLadders.length > 0) {
    warnings.push({
      code: 'ladder-edition-newer',
      message: `阶梯${facts.newerLadders.map((code) => `“${code}”`).join('、')}已由另一进程启用新版，本进程的阶梯文件较旧，不再按它提醒。请更新本机的阶梯文件并重新启动。`,
    });
  }
  warnings.push(...calendarWarnings(facts));
  if (facts.unownedItems.length > 0) {
    warnings.push({ code: 'item-unowned', message: `${facts.unownedItems.join('、')}的牵头单位未能对应到单位，暂无人承担，请办公室指定。` });
  }
  if (facts.unreachableUnits.length > 0) {
    warnings.push({ code: 'unit-unreachable', message: `${facts.unreachableUnits.join('、')}没有联络员，提醒将转送办公室，请登记联络员。` });
  }
  if (facts.unreachableOffices.length > 0) {
    warnings.push({ code: 'office-unreachable', message: `${facts.unreachableOffices.join('、')}没有办公室账号，逾期上报无人接收，请登记。` });
  }
  if (facts.plansWithoutOffice.length > 0) {
    warnings.push({ code: 'office-unreachable', message: `${facts.plansWithoutOffice.join('、')}没有领导小组办公室，逾期上报无人接收，请为方案指定办公室。` });
  }
  if (facts.unreached > 0) {
    warnings.push({ code: 'nobody-reachable', message: `有${facts.unreached}条通知无人可收（${facts.unreachedSeats.join('、')}），请登记人员或安排代收；登记后自动补发。` });
  }
  if (facts.messagesWaiting > 0) {
    warnings.push({ code: 'message-waiting', message: `有${facts.messagesWaiting}条外发消息超过5分钟未发出${facts.messageError === null ? '' : `（${facts.messageError}）`}，请检查 worker 进程和邮件、机器人设置。` });
  }
  if (facts.messagesFailed > 0) warnings.push({ code: 'message-failed', message: `近7天有${facts.messagesFailed}条外发消息发送失败，请运行 duban deliveries --failed 查看。` });
  return warnings;
}

function calendarWarnings({ year, month, loadedYears, unloadedYears }: HealthFacts): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  const missing = (wanted: number): boolean => !loadedYears.includes(wanted);
  if (missing(year)) {
    warnings.push({ code: 'calendar-missing', message: `今年（${year}年）的放假安排没有载入，现在的工作日、到期日和提醒都是暂计，请立即用 duban calendar load 载入。` });
  }
  if (month >= NEXT_YEAR_FROM_MONTH && missing(year + 1)) {
    warnings.push({ code: 'calendar-ahead', message: `${year + 1}年放假安排尚未载入，相关工作日为暂计，请在国务院办公厅通知发布后用 duban calendar load 载入。` });
  }
  for (const reached of unloadedYears.filter((ahead) => ahead.year > year)) {
    warnings.push({ code: 'calendar-ahead', message: `有${reached.obligations}件在办事项的时限涉及${reached.year}年，该年放假安排尚未载入，到期日前后的工作日为暂计，载入后自动重新计算。` });
  }
  return warnings;
}

function since(at: Date | null): { since?: Date } {
  return at === null ? {} : { since: at };
}
