import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import type { NoticeColour } from '../obligation/ladder.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../obligation/obligation.js';
import { NOTICE_COLOUR_TITLES } from './notice-colour.js';

/** The matter a notice is about. */
export interface NoticeMatter {
  readonly kind: ObligationKind;
  readonly title: string;
  readonly unitName: string;
  readonly planNumber: string;
  readonly planTitle: string;
  /** Name of the office that supervises the plan; null when the plan names none. */
  readonly officeName: string | null;
  /** As written in the document; '' when it has no words for it. */
  readonly dueWords: string;
  /** The day of those words. */
  readonly dueOn: LocalDate;
  /** `dueOn` moved on by the days the clock stood still. */
  readonly effectiveDueOn: LocalDate;
}

export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

interface Demand {
  readonly opening: string;
  /** What is asked for within that many working days. */
  readonly asked: (replyWithin: number) => string;
  readonly signedBy: string;
}

/** 蓝 reminds, 黄 warns, 红 warns and orders (三明市政府督查室); red needs a named signatory and goes to the leader too (domain 3.6). */
const DEMANDS: Readonly<Record<NoticeColour, Demand>> = {
  blue: {
    opening: '现予提醒督办',
    asked: (days) => `请抓紧办理，并在${days}个工作日内书面说明未按期完成的原因和预计办结时间`,
    signedBy: '由办公室负责人签发',
  },
  yellow: {
    opening: '现予预警督办',
    asked: (days) => `请单位主要负责人过问，立即采取措施，并在${days}个工作日内书面说明原因、整改措施和办结时间`,
    signedBy: '由办公室主任签发',
  },
  red: {
    opening: '现予警示并责令限期办理',
    asked: (days) => `请单位主要负责人牵头立即办理，并在${days}个工作日内书面报告原因、责任人、整改措施和办结时间`,
    signedBy: '由有签发权的负责人署名签发，抄送分管领导',
  },
};

/** The draft of a notice in the form of an office letter, as things stand on the day; the unit has `replyWithin` working days to answer. */
export function noticeText(colour: NoticeColour, matter: NoticeMatter, today: LocalDate, replyWithin: number): NoticeText {
  const name = NOTICE_COLOUR_TITLES[colour];
  const what = `${OBLIGATION_KIND_TITLES[matter.kind]}（${matter.title}）`;
  const { opening, asked, signedBy } = DEMANDS[colour];
  const stood = daysBetween(matter.dueOn, matter.effectiveDueOn);
  const late = daysBetween(matter.effectiveDueOn, today);
  const words = matter.dueWords === '' || matter.dueWords === matter.dueOn ? '' : `（原文“${matter.dueWords}”）`;
  const counted = stood > 0 ? `，扣除暂停计时${stood}天，已逾期${late}天` : `，已逾期${late}天`;
  return {
    title: `${name}：${matter.unitName} ${what}`,
    body: [
      `${matter.unitName}：`,
      `　　按照《${matter.planTitle}》（${matter.planNumber}），你单位承担的“${matter.title}”（${OBLIGATION_KIND_TITLES[matter.kind]}）应于${chineseDate(matter.dueOn)}${words}前完成。截至${chineseDate(today)}仍未完成${counted}，${opening}。`,
      `　　${asked(replyWithin)}。有客观困难确需调整时限的，请同时提出延期申请。`,
      ...(matter.officeName === null ? [] : [`　　　　　　　　${matter.officeName}`]),
      `（${name}草稿，${signedBy}后生效。）`,
    ].join('\n'),
  };
}

const DRAFT_MARK = /\n?（[^（）]*草稿，[^（）]*后生效。）$/u;

/** The letter as it goes out: without the line that marks it as a draft. */
export function issuedBody(body: string): string {
  return body.replace(DRAFT_MARK, '');
}

/** A draft addressed to another unit: its title's and its letter's addressee change, nothing else it says. */
export function readdressed({ title, body }: NoticeText, from: string, to: string): NoticeText {
  return { title: title.replace(`：${from} `, () => `：${to} `), body: body.startsWith(`${from}：`) ? `${to}：${body.slice(from.length + 1)}` : body };
}

/** Why a waiting draft is no longer needed. */
export const DISCARD_REASONS = {
  settled: '事项已经完成，不再需要督办单。',
  voided: '事项已不再要求完成，不再需要督办单。',
  rescheduled: '完成时限已经变动，按新的时限重新计算。',
} as const;

/** Why a waiting draft gives way to a graver one for the same matter (一事一单). */
export function replacedReason(by: NoticeColour): string {
  return `已改拟${NOTICE_COLOUR_TITLES[by]}，一事一单。`;
}

function chineseDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
