import { NOTICE_COLOURS, type NoticeColour } from '../obligation/ladder.js';

export const NOTICE_COLOUR_TITLES: Readonly<Record<NoticeColour, string>> = { blue: '蓝色督办单', yellow: '黄色督办单', red: '红色督办单' };

const gravity = (colour: NoticeColour): number => NOTICE_COLOURS.indexOf(colour);

/** The colour of a rung's notice in a plan: the higher of the rung's and the colour the plan's matters start at (三明: urgent matters may start higher). */
export function noticeColour(rung: NoticeColour, start: NoticeColour | null): NoticeColour {
  return start !== null && gravity(start) > gravity(rung) ? start : rung;
}

/** The notice a rung drafts, null when a notice of that colour or a graver one was drafted already for the same matter and date (一事一单). */
export function colourToDraft(rung: NoticeColour, start: NoticeColour | null, drafted: readonly NoticeColour[]): NoticeColour | null {
  const colour = noticeColour(rung, start);
  return drafted.some((other) => gravity(other) >= gravity(colour)) ? null : colour;
}
