import { Injectable } from '@nestjs/common';
import type { EventType } from '../../domain/events.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { OnJob } from '../../platform/jobs/on-job.decorator.js';
import type { OutboxEntry, OutboxEntryOf } from '../../platform/outbox/outbox-entry.js';
import { CircularFanout } from './circular-fanout.js';
import { ChangeFanout } from './change-fanout.js';
import { CompletionFanout } from './completion-fanout.js';
import { InboxRepository } from './inbox.repository.js';
import { InstructionFanout } from './instruction-fanout.js';
import { NoticeFanout } from './notice-fanout.js';
import { PlanFanout } from './plan-fanout.js';
import { ReminderFanout } from './reminder-fanout.js';
import { SubmissionFanout } from './submission-fanout.js';
import type { EntriesOf, Telling } from './telling.js';
import { Unreached } from './unreached.js';
import { WorkFanout } from './work-fanout.js';

/** Reminders go a way of their own: one event stands for thousands of them. */
type ToldEvent = Exclude<EventType, 'reminders.fired'>;
type Tellers = { readonly [Type in ToldEvent]: (tx: Tx, entries: EntriesOf<Type>) => Promise<Telling[]> };

/** Delivers committed events to the inboxes they concern: one look per kind of event, one insert for all of them. */
@Injectable()
export class NotificationsJobs {
  private readonly tellers: Tellers = {
    'plan.issued': (tx, entries) => this.plans.issued(tx, entries),
    'submission.opened': (tx, entries) => this.submissions.opened(tx, entries),
    'submission.missed': (tx, entries) => this.submissions.missed(tx, entries),
    'submission.handedIn': (tx, entries) => this.submissions.handedIn(tx, entries),
    'submission.returned': (tx, entries) => this.submissions.returned(tx, entries),
    'submission.waived': (tx, entries) => this.submissions.waived(tx, entries),
    'phase.entered': (tx, entries) => this.plans.phaseTurned(tx, entries, true),
    'phase.left': (tx, entries) => this.plans.phaseTurned(tx, entries, false),
    'assignment.completionClaimed': (tx, entries) => this.completions.claimed(tx, entries),
    'assignment.completionAccepted': (tx, entries) => this.completions.decided(tx, entries),
    'assignment.completionReturned': (tx, entries) => this.completions.decided(tx, entries),
    'assignment.requestFiled': (tx, entries) => this.work.requestFiled(tx, entries),
    'assignment.requestAnswered': (tx, entries) => this.work.requestAnswered(tx, entries),
    'assignment.reassigned': (tx, entries) => this.work.reassigned(tx, entries),
    'assignment.planFiled': (tx, entries) => this.work.planFiled(tx, entries),
    'input.sent': (tx, entries) => this.work.inputSent(tx, entries),
    'signature.asked': (tx, entries) => this.work.signatureAsked(tx, entries),
    'signature.returned': (tx, entries) => this.work.signatureReturned(tx, entries),
    'item.suspended': (tx, entries) => this.completions.suspended(tx, entries),
    'item.resumed': (tx, entries) => this.completions.resumed(tx, entries),
    'item.issued': (tx, entries) => this.changes.issued(tx, entries),
    'item.adjusted': (tx, entries) => this.changes.changed(tx, entries),
    'item.terminated': (tx, entries) => this.changes.changed(tx, entries),
    'item.completed': (tx, entries) => this.changes.changed(tx, entries),
    'item.closedOut': (tx, entries) => this.changes.changed(tx, entries),
    'item.reopened': (tx, entries) => this.changes.changed(tx, entries),
    'plan.closed': (tx, entries) => this.changes.planClosed(tx, entries),
    'instruction.given': (tx, entries) => this.instructions.given(tx, entries),
    'instruction.answered': (tx, entries) => this.instructions.answered(tx, entries),
    'instruction.fulfilled': (tx, entries) => this.instructions.fulfilled(tx, entries),
    'unit.workMoved': (tx, entries) => this.changes.workMoved(tx, entries),
    'delivery.failed': (tx, entries) => this.plans.addressFailed(tx, entries),
    'notice.issued': (tx, entries) => this.notices.issued(tx, entries),
    'notice.answered': (tx, entries) => this.notices.answered(tx, entries),
    'notice.returned': (tx, entries) => this.notices.returned(tx, entries),
    'notice.closed': (tx, entries) => this.notices.closed(tx, entries),
    'unit.urged': (tx, entries) => this.notices.urged(tx, entries),
    'circular.repliesAsked': (tx, entries) => this.circulars.repliesAsked(tx, entries),
    'circular.replied': (tx, entries) => this.circulars.replied(tx, entries),
    'circular.corrected': (tx, entries) => this.circulars.corrected(tx, entries),
    'circular.passageMoved': (tx, entries) => this.circulars.passageMoved(tx, entries),
    'circular.issued': (tx, entries) => this.circulars.issued(tx, entries),
    'circular.discarded': (tx, entries) => this.circulars.discarded(tx, entries),
    'assignment.acknowledged': refused,
    'progress.reported': refused,
    'submission.submitted': refused,
  };

  constructor(
    private readonly reminders: ReminderFanout,
    private readonly plans: PlanFanout,
    private readonly submissions: SubmissionFanout,
    private readonly completions: CompletionFanout,
    private readonly work: WorkFanout,
    private readonly notices: NoticeFanout,
    private readonly circulars: CircularFanout,
    private readonly changes: ChangeFanout,
    private readonly instructions: InstructionFanout,
    private readonly inbox: InboxRepository,
    private readonly unreached: Unreached,
  ) {}

  @OnJob('notification.fanout')
  async fanout(tx: Tx, entries: readonly OutboxEntry[]): Promise<void> {
    const told: Telling[] = [];
    const types = new Set(entries.map(({ eventType }) => eventType));
    for (const type of types) if (type !== 'reminders.fired') told.push(...(await this.tell(tx, type, entries)));
    await this.deliver(tx, told);
    if (types.has('reminders.fired')) await this.reminders.deliver(tx, entriesOf(entries, 'reminders.fired'));
  }

  private tell<Type extends ToldEvent>(tx: Tx, type: Type, entries: readonly OutboxEntry[]): Promise<Telling[]> {
    return this.tellers[type](tx, entriesOf(entries, type));
  }

  /** In the order of the events; the alarm about a seat without people comes before what the event says to others. */
  private async deliver(tx: Tx, told: readonly Telling[]): Promise<void> {
    const inOrder = told.toSorted((one, other) => Number(one.eventId) - Number(other.eventId));
    const alarms = await this.unreached.record(tx, inOrder.flatMap(({ unheard }) => unheard));
    await this.inbox.deliver(tx, inOrder.flatMap(({ eventId, heard }) => [...alarms.filter(({ occasion }) => occasion.eventId === eventId), ...heard]));
  }
}

function entriesOf<Type extends EventType>(entries: readonly OutboxEntry[], type: Type): EntriesOf<Type> {
  return entries.filter((entry): entry is Extract<OutboxEntry, OutboxEntryOf<Type>> => entry.eventType === type);
}

function refused(_tx: Tx, entries: readonly { readonly eventType: EventType }[]): Promise<Telling[]> {
  throw new Error(`${entries[0]?.eventType} is announced to nobody`);
}
