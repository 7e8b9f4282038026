import type { NoticeColour } from '../obligation/ladder.js';

const COLOUR_WORDS: Readonly<Record<NoticeColour, string>> = { blue: '蓝', yellow: '黄', red: '红' };

/** The number a notice is issued under: 督办〔2024〕蓝1号; each office counts each colour anew every year. */
export function noticeNumber(year: number, colour: NoticeColour, count: number): string {
  return `督办〔${year}〕${COLOUR_WORDS[colour]}${count}号`;
}
