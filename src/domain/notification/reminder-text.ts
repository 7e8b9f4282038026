import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import type { LadderRung, NoticeColour } from '../obligation/ladder.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../obligation/obligation.js';
import type { NotificationText } from './notification.js';

/** What a reminder is about, as the person needs to read it. */
export interface RemindedObligation {
  readonly kind: ObligationKind;
  readonly title: string;
  readonly dueOn: LocalDate;
  readonly unitName: string;
  readonly planNumber: string;
}

const NOTICE_TITLES: Readonly<Record<NoticeColour, string>> = { blue: '蓝色督办单', yellow: '黄色督办单', red: '红色督办单' };

/** The inbox entry of a fired rung, for the unit that owes or for the office above it; `today` is the day it is sent. */
export function reminderText(rung: Pick<LadderRung, 'action' | 'notice'>, obligation: RemindedObligation, today: LocalDate, forOwner: boolean): NotificationText {
  const what = `${OBLIGATION_KIND_TITLES[obligation.kind]}：${obligation.title}`;
  const who = forOwner ? '' : `${obligation.unitName} `;
  const body = `${obligation.planNumber}；到期日 ${obligation.dueOn}；${whenWords(obligation.dueOn, today)}。`;
  switch (rung.action) {
    case 'remind':
      return { kind: 'reminder', title: `${who}${what}（${whenWords(obligation.dueOn, today)}）`, body };
    case 'escalate':
      return { kind: 'escalation', title: `${who}${what}（${whenWords(obligation.dueOn, today)}）`, body: `${body}请办公室了解原因并督促办理。` };
    case 'draftNotice': {
      const notice = rung.notice ? NOTICE_TITLES[rung.notice] : '督办单';
      return {
        kind: 'noticeDue',
        title: `${who}${what}（${whenWords(obligation.dueOn, today)}，已到${notice}时点）`,
        body: forOwner ? `${body}如仍未办理，办公室可签发${notice}。` : `${body}请办公室决定是否签发${notice}。`,
      };
    }
  }
}

function whenWords(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有${days}天到期` : `已逾期${-days}天`;
}
