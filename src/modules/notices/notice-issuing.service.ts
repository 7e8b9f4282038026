import { Injectable } from '@nestjs/common';
import { yearOf } from '../../domain/kernel/local-date.js';
import { noticeNumber } from '../../domain/notice/notice-number.js';
import { issuedBody } from '../../domain/notice/notice-text.js';
import { noticeMachine } from '../../domain/notice/notice.machine.js';
import { acceptableAuthority, type IssuingAuthority, milderColours, refuseSecondNotice } from '../../domain/notice/notice.rules.js';
import { refuseSamePerson } from '../../domain/plan/four-eyes.js';
import type { Actor } from '../../domain/policy/actor.js';
import { writingOf } from '../../domain/policy/allowed-on-notice.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { Calendar } from '../calendar/index.js';
import { NumberSeries } from '../numbering/index.js';
import { ObligationsService } from '../obligations/index.js';
import { type LockedNotice, lockMatter, lockNotice, type Matter, underWay } from './locked-notice.js';

/** Signing and issuing: what makes a draft a document of the office. */
@Injectable()
export class NoticeIssuingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    private readonly numbers: NumberSeries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** 签批: the director puts his name under the text as it stands; another person may then issue it. */
  sign(actor: Actor, noticeId: string, authority: IssuingAuthority, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const matter = await lockMatter(tx, noticeId);
      const notice = await lockNotice(tx, actor, 'signNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'sign');
      refuseOwnHand(actor, notice, 'sign');
      refuseEndedMatter(notice, matter);
      const { signatory, issuingAuthority } = acceptableAuthority(authority);
      await tx.query('update notice set state = $2, signatory = $3, issuing_authority = $4, signed_by_id = $5, version = version + 1 where id = $1', [
        noticeId, state, signatory, issuingAuthority, actor.accountId,
      ]);
      await this.audit.record(tx, actor, [{ action: 'notice.signed', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, signatory, issuingAuthority } }]);
    });
  }

  /**
   * 签发 under a named person: the notice gets its number, milder ones of the matter are superseded, the unit owes a reply. `authority`
   * is null for what was signed already.
   */
  issue(actor: Actor, noticeId: string, authority: IssuingAuthority | null, expected: ExpectedVersions): Promise<void> {
    return this.uow.run(async (tx) => {
      const matter = await lockMatter(tx, noticeId);
      const notice = await lockNotice(tx, actor, 'issueNotice', noticeId);
      refuseStale(notice.version, expected);
      const state = noticeMachine.next(notice.state, 'issue');
      if (notice.state === 'draft') refuseOwnHand(actor, notice, 'issue');
      refuseEndedMatter(notice, matter);
      const { signatory, issuingAuthority } = notice.state === 'signed' ? notice : acceptableAuthority(authority ?? { signatory: '', issuingAuthority: '' });
      const { leadingGroupId } = notice;
      if (leadingGroupId === null) throw new Error(`notice ${noticeId} is issued by no office`);
      const superseded = await this.supersede(tx, actor, notice);
      await this.oweReply(tx, notice);
      const year = yearOf(tx.today);
      const { seriesId, count } = await this.numbers.next(tx, leadingGroupId, `notice-${notice.colour}`, year);
      const number = noticeNumber(year, notice.colour, count);
      await tx.query(
        `update notice set state = $2, body = $3, signatory = $4, issuing_authority = $5, number = $6, number_series_id = $7, number_count = $8, issued_on = $9, issued_at = $10,
                issued_by_id = $11, version = version + 1
         where id = $1`,
        [noticeId, state, issuedBody(notice.body), signatory, issuingAuthority, number, seriesId, count, tx.today, tx.now, actor.accountId],
      );
      await this.audit.record(tx, actor, [
        { action: 'notice.issued', subjectType: 'notice', subjectId: noticeId, detail: { from: notice.state, to: state, number, signatory, issuingAuthority, superseded } },
      ]);
      await this.outbox.add(tx, [{ type: 'notice.issued', payload: { noticeId } }]);
    });
  }

  /** 一事一单: what was issued before of the same matter and is milder ends here, its reply is no longer asked for. Returns their ids. */
  private async supersede(tx: Tx, actor: Actor, notice: LockedNotice): Promise<string[]> {
    const others = await underWay(tx, notice, true);
    refuseSecondNotice(notice.colour, others);
    const ids = others.filter(({ colour }) => milderColours(notice.colour).includes(colour)).map(({ id }) => id);
    if (ids.length === 0) return [];
    await tx.query('update notice set state = $2, superseded_by_id = $3, closed_on = $4, version = version + 1 where id = any($1::bigint[])', [
      ids, noticeMachine.next('issued', 'supersede'), notice.id, tx.today,
    ]);
    await this.obligations.void(tx, { subjectType: 'notice', subjectIds: ids, kind: ['noticeReply', 'officeReview'] });
    await this.audit.record(tx, actor, ids.map((id) => ({ action: 'notice.superseded', subjectType: 'notice', subjectId: id, detail: { by: notice.id } })));
    return ids;
  }

  private async oweReply(tx: Tx, { id, planId, unitId, title, replyWithin, ladders }: LockedNotice): Promise<void> {
    const due = await this.calendar.count(tx, tx.today, replyWithin);
    await this.obligations.open(tx, [
      {
        kind: 'noticeReply', planId, unitId, subjectType: 'notice', subjectId: id, title: `回复${title}`, dueWords: `签发之日起${replyWithin}个工作日内`, evergreen: false,
        ladder: ladders['noticeReply'] ?? null, ...due,
      },
    ]);
  }
}

function refuseOwnHand(actor: Actor, { fourEyes, draftedById, editedById }: LockedNotice, command: 'sign' | 'issue'): void {
  refuseSamePerson(fourEyes, writingOf([draftedById, editedById]), actor.accountId, noticeMachine.commandTitles[command]);
}

/** What is done, no longer asked for, due on another day or with the office needs no notice now. */
function refuseEndedMatter({ byLadder, dueOn }: LockedNotice, matter: Matter | null): void {
  if (matter === null) return;
  if (matter.state === 'settled' || matter.state === 'voided') throw new Failure('conflict-state', '所督办的事项已经完成或不再要求，不需要签发；请作废这份督办单。');
  if (matter.state === 'paused') throw new Failure('conflict-state', '所督办的事项正在停表（等待办公室答复或已中止），不应向单位签发督办单；请待恢复计时后再签发。');
  if (byLadder && matter.effectiveDueOn !== dueOn) throw new Failure('conflict-state', '所督办事项的时限已经变动，这份督办单按原时限拟写；请作废，逾期后会重新拟写。');
}
