import { Injectable } from '@nestjs/common';
import { NEWEST_MIGRATION } from '../../platform/db/newest-migration.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface HealthWarning {
  readonly code: 'migration-pending' | 'delivery-late' | 'delivery-parked' | 'calendar-missing' | 'item-unowned' | 'unit-unreachable' | 'office-unreachable';
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
}

export interface Readiness {
  /** degraded: work goes on, something is wrong; migration-pending: nothing may be written. */
  readonly status: 'ready' | 'degraded' | 'migration-pending';
  readonly warnings: HealthWarning[];
}

/** Warnings that stop nobody from working now: they are shown, not counted as trouble. */
const FORESIGHT: ReadonlySet<HealthWarning['code']> = new Set(['calendar-missing', 'item-unowned', 'unit-unreachable', 'office-unreachable']);

interface HealthFacts {
  readonly waitingSeconds: number | null;
  readonly parked: number;
  readonly year: number;
  readonly month: number;
  readonly loadedYears: number[];
  readonly unownedItems: string[];
  readonly unreachableUnits: string[];
  readonly unreachableOffices: string[];
  readonly plansWithoutOffice: string[];
}

/** An outbox row that waits longer than this means that delivery has stopped (promise A28). */
const LATE_AFTER_SECONDS = 300;
/** From this month on the next year's notice must be loaded: the State Council publishes it in October or November. */
const NEXT_YEAR_FROM_MONTH = 11;

/** The health sweep: what would make the engine silently late or mute. */
@Injectable()
export class EngineHealth {
  constructor(private readonly uow: UnitOfWork) {}

  async readiness(): Promise<Readiness> {
    if (await this.migrationIsPending()) {
      return { status: 'migration-pending', warnings: [{ code: 'migration-pending', message: '数据库结构尚未升级，请运行 duban migrate。' }] };
    }
    const warnings = await this.warnings();
    return { status: warnings.some((warning) => !FORESIGHT.has(warning.code)) ? 'degraded' : 'ready', warnings };
  }

  /** True when the newest migration of this build has not run on the database. */
  async migrationIsPending(): Promise<boolean> {
    const [table] = await this.uow.query<{ known: boolean }>(`select to_regclass('migration') is not null as known`);
    if (!table?.known) return true;
    const [newest] = await this.uow.query<{ name: string | null }>('select max(name) as name from migration where name = $1', [NEWEST_MIGRATION]);
    return newest?.name !== NEWEST_MIGRATION;
  }

  async warnings(): Promise<HealthWarning[]> {
    const [facts] = await this.uow.query<HealthFacts>(
      `select (select extract(epoch from clock_timestamp() - min(created_at))::int from outbox where done_at is null and parked_at is null) as "waitingSeconds",
              (select count(*)::int from outbox where parked_at is not null) as parked,
              extract(year from app_today())::int as year, extract(month from app_today())::int as month,
              array(select year from calendar_year) as "loadedYears",
              array(select document_number || '第' || coalesce(nullif(number, ''), position::text) || '项' from item join plan on plan.id = item.plan_id
                    where item.status in ('issued', 'inProgress') and not exists (
                      select 1 from assignment join obligation on subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion'
                      where assignment.item_id = item.id) order by plan.id, position) as "unownedItems",
              array(select unit.name from unit where exists (select 1 from obligation where unit_id = unit.id and state = 'open')
                    and not exists (select 1 from account where account.unit_id = unit.id and active and role = 'liaison') order by position) as "unreachableUnits",
              array(select leading_group.office_name from leading_group where exists (select 1 from plan where leading_group_id = leading_group.id and status = 'issued')
                    and not exists (select 1 from account where leading_group_id = leading_group.id and active)) as "unreachableOffices",
              array(select document_number from plan where leading_group_id is null and status = 'issued' order by document_number) as "plansWithoutOffice"`,
    );
    return facts ? warningsOf(facts) : [];
  }
}

function warningsOf(facts: HealthFacts): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  if ((facts.waitingSeconds ?? 0) > LATE_AFTER_SECONDS) {
    warnings.push({ code: 'delivery-late', message: `最早一条通知已等待${facts.waitingSeconds}秒未送达，请检查 worker 进程和队列。` });
  }
  if (facts.parked > 0) warnings.push({ code: 'delivery-parked', message: `有${facts.parked}条通知多次送达失败已搁置，请查看 outbox 表的 last_error。` });
  const needed = facts.month >= NEXT_YEAR_FROM_MONTH ? [facts.year, facts.year + 1] : [facts.year];
  const missing = needed.filter((year) => !facts.loadedYears.includes(year));
  if (missing.length > 0) {
    warnings.push({ code: 'calendar-missing', message: `${missing.join('、')}年放假安排尚未载入，相关工作日为暂计，请在国务院办公厅通知发布后补充。` });
  }
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
  return warnings;
}
