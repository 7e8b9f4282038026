import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import type { NotificationText } from './notification.js';

const SHOWN = 200;

/** A notice (督办单) as people are told of it. */
export interface ToldNotice {
  readonly documentNumber: string;
  readonly number: string;
  readonly title: string;
}

/** A notice was issued: to its unit with the day for the reply (null when none is owed any more), and a copy to the leader. */
export function noticeIssuedText(
  notice: ToldNotice & { readonly body: string; readonly signatory: string; readonly issuingAuthority: string; readonly unit: string; readonly replyBy: LocalDate | null; readonly forLeader: boolean },
): NotificationText {
  const signed = `${notice.documentNumber}；${notice.issuingAuthority}签发，签发人${notice.signatory}。`;
  if (notice.forLeader) return { kind: 'noticeIssued', title: `抄送：${notice.number} ${notice.title}`, body: `${signed}发往${notice.unit}。` };
  return {
    kind: 'noticeIssued',
    title: `${notice.number} ${notice.title}${notice.replyBy === null ? '' : `，请于${notice.replyBy}前回复`}`,
    body: `${signed}${shortened(notice.body)}`,
  };
}

/** A unit has replied to a notice, to the office; `reviewBy` is null when it has been answered since. */
export function noticeAnsweredText(notice: ToldNotice & { readonly unit: string; readonly text: string; readonly reviewBy: LocalDate | null }): NotificationText {
  return {
    kind: 'noticeAnswered',
    title: `${notice.unit}已回复${notice.number}${notice.reviewBy === null ? '' : `，请于${notice.reviewBy}前办结或退回`}`,
    body: `${notice.documentNumber}；${notice.title}。${shortened(notice.text)}`,
  };
}

/** The office has given a reply back, to the unit. */
export function noticeReturnedText(notice: ToldNotice & { readonly reason: string; readonly replyBy: LocalDate | null }): NotificationText {
  return {
    kind: 'noticeReturned',
    title: `${notice.number}的回复已退回，请${notice.replyBy === null ? '' : `于${notice.replyBy}前`}重新回复`,
    body: `${notice.documentNumber}；${notice.title}。退回原因：${notice.reason}`,
  };
}

/** A notice is closed, to the unit. */
export function noticeClosedText(notice: ToldNotice & { readonly note: string }): NotificationText {
  return { kind: 'noticeClosed', title: `${notice.number}已办结`, body: `${notice.documentNumber}；${notice.title}。${notice.note}` };
}

/** 催办, to the unit: by whom, for what, and how it stands with the date (null for what has none). */
export function urgedText(
  urge: { readonly documentNumber: string; readonly urgedBy: string; readonly item: string; readonly text: string; readonly dueOn: LocalDate | null; readonly urgedOn: LocalDate },
): NotificationText {
  return {
    kind: 'urged',
    title: `${urge.urgedBy}催办：${urge.item}${urge.dueOn === null ? '' : `（${whenWords(daysBetween(urge.urgedOn, urge.dueOn))}）`}`,
    body: `${urge.documentNumber}；${urge.text === '' ? '请抓紧办理，并报告进展。' : urge.text}`,
  };
}

function whenWords(days: number): string {
  if (days === 0) return '当天到期';
  return days > 0 ? `还有${days}天到期` : `已逾期${-days}天`;
}

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= SHOWN ? words : `${characters.slice(0, SHOWN).join('')}…`;
}
