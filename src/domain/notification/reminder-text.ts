import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import { NOTICE_COLOUR_TITLES, noticeColour } from '../notice/notice-colour.js';
import type { LadderRung, NoticeColour } from '../obligation/ladder.js';
import { dueDayWords } from '../obligation/due-day-words.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../obligation/obligation.js';
import type { NotificationText } from './notification.js';

/** What a reminder is about, as the person needs to read it. */
export interface RemindedObligation {
  readonly kind: ObligationKind;
  readonly title: string;
  /** The day as written. */
  readonly writtenDueOn: LocalDate;
  /** The day that counts: the written one, moved on by the days the clock stood still. */
  readonly dueOn: LocalDate;
  readonly unitName: string;
  readonly planNumber: string;
  /** Colour the notices of the plan start at; null for the ladder's own. */
  readonly noticeStart: NoticeColour | null;
}

/** The inbox entry of a fired rung, for the unit that owes or for the office above it; `today` is the day it is sent. */
export function reminderText(rung: Pick<LadderRung, 'action' | 'notice'>, obligation: RemindedObligation, today: LocalDate, forOwner: boolean): NotificationText {
  const what = `${OBLIGATION_KIND_TITLES[obligation.kind]}：${obligation.title}`;
  const who = forOwner ? '' : `${obligation.unitName} `;
  const body = `${obligation.planNumber}；${dueDayWords(obligation.writtenDueOn, obligation.dueOn)}；${whenWords(obligation.dueOn, today)}。`;
  switch (rung.action) {
    case 'remind':
      return { kind: 'reminder', title: `${who}${what}（${whenWords(obligation.dueOn, today)}）`, body };
    case 'escalate':
      return { kind: 'escalation', title: `${who}${what}（${whenWords(obligation.dueOn, today)}）`, body: `${body}${escalationWords(obligation.kind)}` };
    case 'draftNotice': {
      const notice = rung.notice ? NOTICE_COLOUR_TITLES[noticeColour(rung.notice, obligation.noticeStart)] : '督办单';
      return {
        kind: 'noticeDue',
        title: `${who}${what}（${whenWords(obligation.dueOn, today)}，${notice}已拟好）`,
        body: forOwner ? `${body}办公室已有${notice}草稿，如仍未办理即可签发。` : `${body}${notice}草稿已拟好，请办公室决定签发或作废。`,
      };
    }
  }
}

/** What an office owes itself is told to the leader: nobody below could be asked for the reason. */
function escalationWords(kind: ObligationKind): string {
  if (kind === 'officeReview') return '办公室的审核已逾期，单位停表等待答复，请督促办公室尽快答复。';
  if (kind === 'yearRollover') return '办公室的年底续办确认已逾期，请督促办公室尽快确认。';
  return '请办公室了解原因并督促办理。';
}

function whenWords(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有${days}天到期` : `已逾期${-days}天`;
}
