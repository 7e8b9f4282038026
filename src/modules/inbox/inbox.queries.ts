import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { NotificationKind } from '../../domain/notification/notification.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import { type Light, light } from '../../domain/obligation/light.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind, type ObligationView } from '../../domain/obligation/obligation.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';

/** Something a unit still owes. */
export interface OwedRow {
  readonly obligationId: string;
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly dueOn: LocalDate | null;
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

/** The newest entries and how many there are in all. */
export interface Told {
  readonly entries: readonly ToldRow[];
  readonly total: number;
}

export interface OfficeRow {
  readonly leadingGroupId: string;
  /** What people call the office. */
  readonly name: string;
  readonly officeUnit: string | null;
}

type StoredOwed = Omit<OwedRow, 'light' | 'kindTitle'> & ObligationView & { readonly ladder: string };

const TOLD = `
  select notification.kind, notification.title, notification.body, sent_on as "sentOn", bool_or(notification.late) as late,
         document_number as "documentNumber", obligation.kind as "dutyKind", unit.name as unit, obligation.title as subject,
         json_agg(account.display_name order by account.id) as recipients, (count(*) over ())::int as total
  from notification join account on account.id = notification.account_id join plan on plan.id = notification.plan_id
  left join reminder on reminder.id = notification.reminder_id left join obligation on obligation.id = reminder.obligation_id
  left join unit on unit.id = obligation.unit_id`;
const TOLD_LIMIT = 5000;
const TOLD_ORDER = `
  group by notification.kind, notification.title, notification.body, sent_on, document_number, obligation.kind, unit.name, obligation.title
  order by sent_on desc, max(notification.event_id) desc nulls last, max(reminder.batch_id) desc, min(unit.position), min(notification.id)
  limit ${TOLD_LIMIT}`;

/** What units owe and what people were told. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** What the unit owes now, by due date; what has no date comes last. */
  async owedBy(unitId: string): Promise<OwedRow[]> {
    const rows = await this.uow.query<StoredOwed>(
      `select obligation.id as "obligationId", obligation.kind, obligation.title, plan_id as "planId", document_number as "documentNumber",
              due_on as "dueOn", due_words as "dueWords", subject_type as "subjectType", subject_id as "subjectId", ladder, state, evergreen,
              settled_on as "settledOn", paused_on as "pausedOn"
       from obligation join plan on plan.id = obligation.plan_id
       where unit_id = $1 and state in ('open', 'paused') order by due_on nulls last, plan_id, obligation.id`,
      [unitId],
    );
    const calendar = await this.calendar.load(this.uow);
    const today = await this.today();
    return rows.map(({ ladder: code, state, evergreen, settledOn, pausedOn, ...row }) => {
      const ladder = ladderNamed(this.policy, code);
      return {
        ...row,
        kindTitle: OBLIGATION_KIND_TITLES[row.kind],
        light: light({ state, dueOn: row.dueOn, evergreen, settledOn, pausedOn }, today, ladder, calendar),
      };
    });
  }

  /** What people of the unit were told, newest first; not what its office clerks receive for a leading group. */
  toldUnit(unitId: string): Promise<Told> {
    return this.told(`${TOLD} where account.unit_id = $1 and account.leading_group_id is null ${TOLD_ORDER}`, unitId);
  }

  /** What the office of a leading group received, newest first. */
  toldOffice(leadingGroupId: string): Promise<Told> {
    return this.told(`${TOLD} where account.leading_group_id = $1 ${TOLD_ORDER}`, leadingGroupId);
  }

  /** What one person was told, newest first. */
  toldPerson(accountId: string): Promise<Told> {
    return this.told(`${TOLD} where account.id = $1 ${TOLD_ORDER}`, accountId);
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
    if (!office) throw new Failure('not-found', `没有编号为 ${leadingGroupId} 的领导小组。`);
    return office;
  }

  private async told(sql: string, id: string): Promise<Told> {
    const rows = await this.uow.query<Omit<ToldRow, 'dutyTitle'> & { dutyKind: ObligationKind | null; total: number }>(sql, [id]);
    return {
      entries: rows.map(({ dutyKind, total: _, ...row }) => ({ ...row, dutyTitle: dutyKind === null ? null : OBLIGATION_KIND_TITLES[dutyKind] })),
      total: rows[0]?.total ?? 0,
    };
  }

  today(): Promise<LocalDate> {
    return this.uow.today();
  }
}
