import { Inject, Injectable } from '@nestjs/common';
import { CIRCULAR_KIND_TITLES, circularMachine } from '../../domain/circular/circular.machine.js';
import { acceptablePart, refuseNeedlessAsking, refuseUnfinished } from '../../domain/circular/circular.rules.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { SupervisionPolicy } from '../../domain/supervision/supervision-policy.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { Calendar, type CountedDueDay } from '../calendar/index.js';
import { type ObligationsOf, ObligationsService } from '../obligations/index.js';
import { SUPERVISION_POLICY } from '../supervision-policy/index.js';
import { type LockedCircular, type LockedPassage, lockCircular, namedPassages } from './locked-circular.js';

const REPLY_LIMIT = 5_000;
/** Working days a unit has at least for the words of a correction. */
const DAYS_AFTER_CORRECTION = 1;

/** The right of reply: before a circular is issued, every unit it names reads what is said of it and may answer. */
@Injectable()
export class CircularRepliesService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SUPERVISION_POLICY) private readonly policy: SupervisionPolicy,
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** 送单位核实: every named unit gets its passage and owes a reply within the term (null: the policy's working days). */
  ask(actor: Actor, circularId: string, replyWithin: number | null, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'compileCircular', circularId);
      refuseStale(circular.version, expected);
      const named = namedPassages(circular);
      const state = circularMachine.next(circular.state, 'askReplies');
      refuseNeedlessAsking(circular.kind, named.length);
      const due = await this.calendar.count(tx, tx.today, replyWithin ?? this.policy.circularReplyWithin);
      await tx.query('update circular set state = $2, asked_at = $3, reply_due_on = $4, version = version + 1 where id = $1', [circularId, state, tx.now, due.dueOn]);
      await this.owe(tx, circular, named, due);
      await this.audit.record(tx, actor, [
        { action: 'circular.repliesAsked', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state, units: named.map(({ unitId }) => unitId), replyDueOn: due.dueOn } },
      ]);
      await this.outbox.add(tx, [{ type: 'circular.repliesAsked', payload: { circularId } }]);
    });
  }

  /** 答复核实 by a named unit; it may reply again as long as the circular is not finished. No version is asked for: other units reply at the same time. */
  reply(actor: Actor, circularId: string, words: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'replyCircular', circularId);
      const passage = namedPassages(circular).find(({ unitId }) => unitId === actor.unitId);
      if (!passage) throw new Error(`circular ${circularId} is seen by a unit it does not name`);
      const state = circularMachine.next(circular.state, 'reply');
      const text = acceptablePart(words, '答复', REPLY_LIMIT);
      const [reply] = await tx.query<{ id: string }>(
        'insert into circular_reply (passage_id, text, replied_on, replied_at, replied_by_id) values ($1, $2, $3, $4, $5) returning id',
        [passage.id, text, tx.today, tx.now, actor.accountId],
      );
      if (!reply) throw new Error('the reply was not stored');
      await tx.query('update circular set state = $2, version = version + 1 where id = $1', [circularId, state]);
      await this.obligations.settle(tx, repliesOf([passage]));
      await this.audit.record(tx, actor, [{ action: 'circular.replied', subjectType: 'circular', subjectId: circularId, detail: { unitId: passage.unitId, circularReplyId: reply.id } }]);
      await this.outbox.add(tx, [{ type: 'circular.replied', payload: { circularReplyId: reply.id } }]);
    });
  }

  /** 定稿: when every named unit has replied or the term is over, and the whole is not too long. What is still owed is asked for no more. */
  finish(actor: Actor, circularId: string, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const circular = await lockCircular(tx, actor, 'compileCircular', circularId);
      refuseStale(circular.version, expected);
      const state = circularMachine.next(circular.state, 'finish');
      refuseUnfinished({ ...circular, passages: namedPassages(circular) }, this.policy.circularLimits[circular.kind], tx.today);
      await tx.query('update circular set state = $2, version = version + 1 where id = $1', [circularId, state]);
      await this.askNoMore(tx, circular.passages);
      await this.audit.record(tx, actor, [{ action: 'circular.finished', subjectType: 'circular', subjectId: circularId, detail: { from: circular.state, to: state } }]);
    });
  }

  /** A corrected passage is another one: its unit has at least one more working day for it; a unit left out is asked no more. */
  async askAgain(tx: Tx, circular: LockedCircular, passage: LockedPassage, named: boolean): Promise<void> {
    if (!named) {
      await this.obligations.void(tx, repliesOf([passage]));
      return;
    }
    const { replyDueOn } = circular;
    if (replyDueOn === null) throw new Failure('conflict-state', '还没有送单位核实，不能更正。');
    const least = await this.calendar.count(tx, tx.today, DAYS_AFTER_CORRECTION);
    const due = least.dueOn > replyDueOn ? least : { dueOn: replyDueOn };
    await tx.query('update circular set reply_due_on = $2 where id = $1', [circular.id, due.dueOn]);
    await this.owe(tx, circular, [passage], due);
    await this.obligations.reschedule(tx, repliesOf([passage]), due.dueOn, dueWords(due.dueOn));
  }

  async askNoMore(tx: Tx, passages: readonly LockedPassage[]): Promise<void> {
    await this.obligations.void(tx, repliesOf(passages));
  }

  /** A reply to the passages as they stand now: replies given before do not count. */
  private async owe(tx: Tx, { kind, planId, title, ladders }: LockedCircular, passages: readonly LockedPassage[], due: Pick<CountedDueDay, 'dueOn'> & Partial<CountedDueDay>): Promise<void> {
    await tx.query('update circular_passage set replies_before = (select count(*) from circular_reply where passage_id = circular_passage.id) where id = any($1::bigint[])', [passages.map(({ id }) => id)]);
    await this.obligations.open(tx, passages.map(({ id, unitId }) => ({
      kind: 'circularReply', planId, unitId, subjectType: 'circularPassage', subjectId: id, title: `核实${CIRCULAR_KIND_TITLES[kind]}《${title}》中关于本单位的内容`,
      dueWords: dueWords(due.dueOn), evergreen: false, ladder: ladders['circularReply'] ?? null, ...due,
    })));
  }
}

function dueWords(dueOn: LocalDate): string {
  return `${dueOn}前答复`;
}

function repliesOf(passages: readonly Pick<LockedPassage, 'id'>[]): ObligationsOf {
  return { subjectType: 'circularPassage', subjectIds: passages.map(({ id }) => id), kind: 'circularReply' };
}
