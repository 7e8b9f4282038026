import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NotificationKind } from '../../domain/notification/notification.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import { type Light, light } from '../../domain/obligation/light.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind, type ObligationView } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { cursorFrom, DAY, DAY_OR_NONE, ID, pageOf } from '../../platform/http/cursor.js';
import { ownWorkInScope, scopeOf } from '../accounts/index.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';

/** Something a unit or an office still owes. */
export interface OwedRow {
  readonly obligationId: string;
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly dueOn: LocalDate | null;
  /** `dueOn` moved on by the days the clock stood still. */
  readonly effectiveDueOn: LocalDate | null;
  readonly dueWords: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly light: Light;
}

/** Something people of a unit or office were told. Several people told the same are one row. */
export interface ToldRow {
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  readonly sentOn: LocalDate;
  readonly late: boolean;
  readonly documentNumber: string;
  /** For a reminder: what kind of duty it is about, whose, and its title; null for other entries. */
  readonly dutyTitle: string | null;
  readonly unit: string | null;
  readonly subject: string | null;
  readonly recipients: readonly string[];
}

/** Entries of a page and how many there are in all. */
export interface Told {
  readonly entries: readonly ToldRow[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** The same of what is owed. */
export interface Owed {
  readonly entries: readonly OwedRow[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** Which part of a list: where the page before ended, and how many rows. */
export interface InboxPage {
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface OfficeRow {
  readonly leadingGroupId: string;
  /** What people call the office. */
  readonly name: string;
  readonly officeUnit: string | null;
}

type StoredOwed = Omit<OwedRow, 'light' | 'kindTitle'> & ObligationView & { readonly ladder: string; readonly total: number; readonly sortOn: string };
type StoredTold = Omit<ToldRow, 'dutyTitle'> & { readonly dutyKind: ObligationKind | null; readonly total: number; readonly event: string; readonly batch: string; readonly place: string; readonly row: string };

/** What the command line prints at most of what was told. */
const MOST_TOLD: InboxPage = { cursor: undefined, limit: 5000 };
const ALL_OWED: InboxPage = { cursor: undefined, limit: 1_000_000 };

const TOLD = `
  select notification.kind, notification.title, notification.body, sent_on as "sentOn", bool_or(notification.late) as late,
         document_number as "documentNumber", obligation.kind as "dutyKind", unit.name as unit, obligation.title as subject,
         json_agg(account.display_name order by account.id) as recipients,
         coalesce(max(notification.event_id), 0) as event, coalesce(max(reminder.batch_id), 9223372036854775807) as batch, -coalesce(min(unit.position), 2147483647)::bigint as place, -min(notification.id) as row
  from notification join account on account.id = notification.account_id join plan on plan.id = notification.plan_id
  left join reminder on reminder.id = notification.reminder_id left join obligation on obligation.id = reminder.obligation_id
  left join unit on unit.id = obligation.unit_id`;
const TOLD_GROUP = 'group by notification.kind, notification.title, notification.body, sent_on, document_number, obligation.kind, unit.name, obligation.title';
/** Newest first: of one day what happened before what time brought, units in official order. All descending, so that a page begins below one key. */
const TOLD_KEY = '"sentOn", event, batch, place, "row"';
const TOLD_ORDER = '"sentOn" desc, event desc, batch desc, place desc, "row" desc';
const SIGNED = /^-?\d{1,19}$/;

const RECEIVED = { work: 'asked', plan: 'plan' } as const;

/** What units and offices owe and what people were told. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** All that the unit owes now, by the date that counts; what has no date comes last. */
  async owedBy(actor: Actor, unitId: string): Promise<readonly OwedRow[]> {
    return (await this.owedPage(actor, { unitId }, ALL_OWED)).entries;
  }

  /** All that the office of a leading group owes now: reviews of what units have handed over. */
  async owedByOffice(actor: Actor, leadingGroupId: string): Promise<readonly OwedRow[]> {
    return (await this.owedPage(actor, { leadingGroupId }, ALL_OWED)).entries;
  }

  /** One page of what a unit or an office owes now, in the same order. */
  async owedPage(actor: Actor, owner: { readonly unitId: string } | { readonly leadingGroupId: string }, { cursor, limit }: InboxPage): Promise<Owed> {
    const [column, id] = 'unitId' in owner ? ['unit_id', owner.unitId] : ['leading_group_id', owner.leadingGroupId];
    const [day, planId, obligationId] = cursorFrom(cursor, [DAY_OR_NONE, ID, ID], 'owedCursor') ?? [null, null, null];
    const parameters: unknown[] = [id, day, planId, obligationId, limit + 1];
    const rows = await this.uow.asked<StoredOwed>(
      `inbox-owed-${column}-${scopeOf(actor)}`,
      `with owed as materialized (
         select obligation.id, coalesce(effective_due_on, 'infinity') as sort_on, plan_id, document_number
         from obligation join plan on plan.id = obligation.plan_id
         where obligation.${column} = $1 and state in ('open', 'paused') and ${ownWorkInScope(actor, { work: 'obligation', plan: 'plan' }, parameters)}),
       chosen as (select * from owed where $2::date is null or (sort_on, plan_id, id) > ($2::date, $3::bigint, $4::bigint) order by sort_on, plan_id, id limit $5)
       select obligation.id as "obligationId", obligation.kind, obligation.title, obligation.plan_id as "planId", document_number as "documentNumber",
              due_on as "dueOn", effective_due_on as "effectiveDueOn", due_words as "dueWords", subject_type as "subjectType", subject_id as "subjectId", ladder, state, evergreen, provisional,
              settled_on as "settledOn", paused_on as "pausedOn", sort_on::text as "sortOn", totals.total
       from (select count(*)::int as total from owed) totals left join chosen on true left join obligation on obligation.id = chosen.id
       order by chosen.sort_on, chosen.plan_id, chosen.id`,
      parameters,
    );
    const calendar = await this.calendar.load(this.uow);
    const today = await this.today();
    const page = pageOf(rows.filter((row) => row.obligationId !== null), limit, (row) => [row.sortOn, row.planId, row.obligationId]);
    return {
      entries: page.rows.map(({ ladder: code, state, evergreen, settledOn, pausedOn, provisional, total: _, sortOn: __, ...row }) => ({
        ...row,
        kindTitle: OBLIGATION_KIND_TITLES[row.kind],
        light: light({ state, dueOn: row.dueOn, effectiveDueOn: row.effectiveDueOn, evergreen, settledOn, pausedOn, provisional }, today, ladderNamed(this.policy, code), calendar),
      })),
      total: rows[0]?.total ?? 0,
      nextCursor: page.nextCursor,
    };
  }

  /** What people of the unit were told, newest first; not what its office clerks receive for a leading group. */
  toldUnit(actor: Actor, unitId: string, page = MOST_TOLD): Promise<Told> {
    const parameters: unknown[] = [unitId];
    return this.told(`unit-${scopeOf(actor)}`, `cross join (select $1::bigint as unit_id) asked where coalesce(notification.seat_unit_id, $1) = $1 and exists (
      select from post where post.account_id = account.id and post.active and post.unit_id = $1 and post.leading_group_id is null)
      and ${ownWorkInScope(actor, RECEIVED, parameters)}`, parameters, page);
  }

  /** What the office of a leading group received, newest first. */
  toldOffice(actor: Actor, leadingGroupId: string, page = MOST_TOLD): Promise<Told> {
    const parameters: unknown[] = [leadingGroupId];
    return this.told(`office-${scopeOf(actor)}`, `cross join (select null::bigint as unit_id) asked where coalesce(notification.seat_office_id, $1) = $1 and exists (
      select from post where post.account_id = account.id and post.active and post.leading_group_id = $1)
      and ${ownWorkInScope(actor, RECEIVED, parameters)}`, parameters, page);
  }

  /** What one person was told, newest first. */
  toldPerson(accountId: string, page = MOST_TOLD): Promise<Told> {
    return this.told('person', 'where account.id = $1', [accountId], page);
  }

  /** The leading group whose office supervises a plan; throws Failure when the plan names none. */
  async officeOf(planId: string): Promise<OfficeRow> {
    const [office] = await this.uow.query<OfficeRow>(
      `select leading_group.id as "leadingGroupId", office_name as name, unit.name as "officeUnit"
       from plan join leading_group on leading_group.id = plan.leading_group_id left join unit on unit.id = office_unit_id where plan.id = $1`,
      [planId],
    );
    if (!office) throw new Failure('not-found', '这个方案没有写明领导小组办公室，逾期上报无人接收，请先为方案设定领导小组。');
    return office;
  }

  /** The leading group by id; throws Failure when there is none. */
  async office(leadingGroupId: string): Promise<OfficeRow> {
    const [office] = await this.uow.query<OfficeRow>(
      `select leading_group.id as "leadingGroupId", office_name as name, unit.name as "officeUnit"
       from leading_group left join unit on unit.id = office_unit_id where leading_group.id = $1`,
      [leadingGroupId],
    );
    if (!office) throw unknownOffice(leadingGroupId);
    return office;
  }

  private async told(code: string, whom: string, parameters: unknown[], { cursor, limit }: InboxPage): Promise<Told> {
    const after = cursorFrom(cursor, [DAY, SIGNED, SIGNED, SIGNED, SIGNED], 'toldCursor') ?? [null, null, null, null, null];
    const [day, event, batch, place, row] = after.map((part) => `$${parameters.push(part)}`);
    const rows = await this.uow.asked<StoredTold>(
      `inbox-told-${code}`,
      `with entries as materialized (${TOLD} ${whom} ${TOLD_GROUP}),
       page as (
         select * from entries where ${day}::date is null or (${TOLD_KEY}) < (${day}::date, ${event}::bigint, ${batch}::bigint, ${place}::bigint, ${row}::bigint)
         order by ${TOLD_ORDER} limit $${parameters.push(limit + 1)})
       select page.*, totals.total from (select count(*)::int as total from entries) totals left join page on true order by ${TOLD_ORDER}`,
      parameters,
    );
    const page = pageOf(rows.filter(({ kind }) => kind !== null), limit, (entry) => [entry.sentOn, entry.event, entry.batch, entry.place, entry.row]);
    return {
      entries: page.rows.map(({ dutyKind, total: _, event: __, batch: ___, place: ____, row: _____, ...entry }) => ({ ...entry, dutyTitle: dutyKind === null ? null : OBLIGATION_KIND_TITLES[dutyKind] })),
      total: rows[0]?.total ?? 0,
      nextCursor: page.nextCursor,
    };
  }

  today(): Promise<LocalDate> {
    return this.uow.today();
  }
}

/** A leading group that is not there, or not there for the person: both answer in the same words. */
export function unknownOffice(leadingGroupId: string): Failure {
  return new Failure('not-found', `没有编号为 ${leadingGroupId} 的领导小组，或你不在它的办公室。`);
}
