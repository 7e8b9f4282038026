import { type LadderPolicy, NOTICE_COLOURS, type NoticeColour } from './ladder.js';
import { OBLIGATION_KIND_TITLES, OBLIGATION_KINDS, OFFICE_KINDS, type ObligationKind } from './obligation.js';

/** Which ladders a plan chooses instead of the defaults, and at which colour its notices start. */
export interface LadderChoice {
  readonly ladders: Readonly<Partial<Record<ObligationKind, string>>>;
  readonly noticeStart: NoticeColour | null;
}

/** One entry of a choice that cannot be taken, with a Chinese sentence that names what can. */
export interface ChoiceFault {
  readonly pointer: string;
  readonly detail: string;
}

/** The choice in what an office sent, or everything that is wrong with it. */
export function readLadderChoice(
  { ladders, noticeStart }: { readonly ladders: Readonly<Record<string, unknown>>; readonly noticeStart: unknown },
  policy: LadderPolicy,
): { readonly choice: LadderChoice } | { readonly faults: readonly ChoiceFault[] } {
  const faults: ChoiceFault[] = Object.entries(ladders).flatMap(([kind, code]) => {
    const detail = faultOf(kind, code, policy);
    return detail === null ? [] : [{ pointer: `/ladders/${kind}`, detail }];
  });
  const colour = noticeStart === null ? null : NOTICE_COLOURS.find((candidate) => candidate === noticeStart);
  if (colour === undefined) faults.push({ pointer: '/noticeStart', detail: `noticeStart（督办单起始颜色）：“${String(noticeStart)}”不认识，可用：${NOTICE_COLOURS.join('、')}，或 null（按阶梯）。` });
  if (faults.length > 0 || colour === undefined) return { faults };
  return { choice: { ladders: ladders as LadderChoice['ladders'], noticeStart: colour } };
}

function faultOf(kind: string, code: unknown, { ladders }: LadderPolicy): string | null {
  const known = OBLIGATION_KINDS.find((candidate) => candidate === kind);
  if (!known) return `应办事项类别“${kind}”不认识，可用：${OBLIGATION_KINDS.map((name) => `${name}（${OBLIGATION_KIND_TITLES[name]}）`).join('、')}。`;
  const ladder = ladders.find((candidate) => candidate.code === code);
  if (!ladder) return `阶梯“${String(code)}”不认识，可用：${ladders.map(({ code: name, title }) => `${name}（${title}）`).join('、')}。`;
  if (OFFICE_KINDS.includes(known) && ladder.rungs.some(({ action }) => action === 'draftNotice')) {
    return `“${OBLIGATION_KIND_TITLES[known]}”由办公室承担，不能用拟督办单的阶梯“${ladder.code}”。`;
  }
  return null;
}
