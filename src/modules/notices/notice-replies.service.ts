import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { noticeMachine } from '../../domain/notice/notice.machine.js';
import { acceptableReply } from '../../domain/notice/notice.rules.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AttachmentLinks } from '../attachments/index.js';
import { Audit } from '../audit/index.js';
import { type ObligationsOf, ObligationsService, OfficeReviews } from '../obligations/index.js';
import { type LockedNotice, lockNotice } from './locked-notice.js';

/** The unit's reply to a notice and the office's answer to it: while the office looks at the reply, the unit's clock stands still. */
@Injectable()
export class NoticeRepliesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly reviews: OfficeReviews,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly attachments: AttachmentLinks,
  ) {}

  reply(actor: Actor, noticeId: string, words: string, expected: ExpectedVersions, attachmentIds: readonly string[] = []): Promise<void> {
    return this.uow.run(async (tx) => {
      const notice = await lockNotice(tx, actor, 'answerNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'reply');
      const [reply] = await tx.query<{ id: string }>(
        'insert into notice_reply (notice_id, text, replied_on, replied_at, replied_by_id) values ($1, $2, $3, $4, $5) returning id',
        [noticeId, acceptableReply(words), tx.today, tx.now, actor.accountId],
      );
      if (!reply) throw new Error('the reply was not stored');
      await this.attachments.handIn(tx, actor, attachmentIds, { type: 'noticeReply', id: reply.id, subjectId: noticeId });
      await tx.query('update notice set state = $2, version = version + 1 where id = $1', [noticeId, state]);
      await this.reviews.open(tx, { ...subjectOf(noticeId), planId: notice.planId, title: `${notice.unit}回复${notice.number}：${notice.title}` }, replyOwed(noticeId));
      await this.audit.record(tx, actor, [{ action: 'notice.answered', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, noticeReplyId: reply.id } }]);
      await this.outbox.add(tx, [{ type: 'notice.answered', payload: { noticeReplyId: reply.id } }]);
    });
  }

  /** 退回回复, with the reason: the unit owes the reply again with the days it had left. */
  giveBack(actor: Actor, noticeId: string, words: string, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const notice = await lockNotice(tx, actor, 'handleNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'return');
      const reason = statedReason(words, noticeMachine.commandTitles.return);
      const reply = await decide(tx, noticeId, 'returned', reason);
      await tx.query('update notice set state = $2, version = version + 1 where id = $1', [noticeId, state]);
      await this.reviews.giveBack(tx, subjectOf(noticeId), replyOwed(noticeId));
      await this.audit.record(tx, actor, [{ action: 'notice.returned', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, noticeReplyId: reply.id, reason } }]);
      await this.outbox.add(tx, [{ type: 'notice.returned', payload: { noticeReplyId: reply.id } }]);
    });
  }

  /** 办结: the reply is accepted as of the day it was given. Without a reply it needs a reason, and none is asked for any more. */
  close(actor: Actor, noticeId: string, words: string, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const notice = await lockNotice(tx, actor, 'handleNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'close');
      const note = notice.state === 'answered' ? optionalReason(words) : statedReason(words, noticeMachine.commandTitles.close);
      await this.endReply(tx, notice, note);
      await tx.query('update notice set state = $2, closed_on = $3, closing_note = $4, version = version + 1 where id = $1', [noticeId, state, tx.today, note]);
      await this.audit.record(tx, actor, [{ action: 'notice.closed', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, note } }]);
      await this.outbox.add(tx, [{ type: 'notice.closed', payload: { noticeId } }]);
    });
  }

  private async endReply(tx: Tx, { id, state }: LockedNotice, note: string): Promise<void> {
    if (state !== 'answered') {
      await this.obligations.void(tx, replyOwed(id));
      return;
    }
    const { repliedOn } = await decide(tx, id, 'accepted', note);
    await this.reviews.accept(tx, subjectOf(id), replyOwed(id), repliedOn);
  }
}

async function decide(tx: Tx, noticeId: string, decision: 'accepted' | 'returned', reason: string): Promise<{ readonly id: string; readonly repliedOn: LocalDate }> {
  const [reply] = await tx.query<{ id: string; repliedOn: LocalDate }>(
    'update notice_reply set decision = $2, decision_reason = $3, decided_at = $4 where notice_id = $1 and decision is null returning id, replied_on as "repliedOn"',
    [noticeId, decision, reason, tx.now],
  );
  if (!reply) throw new Error(`notice ${noticeId} is answered without a reply`);
  return reply;
}

function subjectOf(noticeId: string): { readonly subjectType: 'notice'; readonly subjectId: string } {
  return { subjectType: 'notice', subjectId: noticeId };
}

function replyOwed(noticeId: string): ObligationsOf {
  return { subjectType: 'notice', subjectIds: [noticeId], kind: 'noticeReply' };
}
