import { CIRCULAR_KIND_TITLES, type CircularKind } from '../circular/circular.machine.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { NotificationText } from './notification.js';

const SHOWN = 500;

interface ToldCircular {
  readonly kind: CircularKind;
  readonly title: string;
}

/** A unit may reply to what a circular will say of it; `replyBy` is null when nothing is asked any more. */
export function circularReplyAskedText(circular: ToldCircular & { readonly passage: string; readonly replyBy: LocalDate | null }): NotificationText {
  return {
    kind: 'circularReplyAsked',
    title: `请${circular.replyBy === null ? '' : `于${circular.replyBy}前`}核实${nameOf(circular)}中关于你单位的内容`,
    body: shortened(circular.passage),
  };
}

/** A unit has replied, to the office. */
export function circularRepliedText(circular: ToldCircular & { readonly unit: string; readonly text: string }): NotificationText {
  return { kind: 'circularReplied', title: `${circular.unit}已答复核实：${nameOf(circular)}`, body: shortened(circular.text) };
}

/** What is said of a unit was corrected or left out, to the unit. */
export function circularCorrectedText(circular: ToldCircular & { readonly named: boolean; readonly passage: string; readonly correction: string; readonly replyBy: LocalDate | null }): NotificationText {
  if (!circular.named) return { kind: 'circularCorrected', title: `${nameOf(circular)}不再点到你单位`, body: `更正理由：${circular.correction}` };
  return {
    kind: 'circularCorrected',
    title: `${nameOf(circular)}中关于你单位的内容已更正${circular.replyBy === null ? '' : `，可于${circular.replyBy}前答复`}`,
    body: `更正理由：${circular.correction}\n${shortened(circular.passage)}`,
  };
}

/** What is said of a unit that ended concerns its successor, which may reply to it. */
export function circularPassageMovedText(circular: ToldCircular & { readonly passage: string; readonly correction: string; readonly replyBy: LocalDate | null }): NotificationText {
  const asked = circularReplyAskedText(circular);
  return { ...asked, body: `${circular.correction}，相关内容由你单位答复。\n${asked.body}` };
}

/** A circular or briefing was issued, to the units it names and to the leaders. */
export function circularIssuedText(circular: ToldCircular & { readonly number: string; readonly issuingAuthority: string; readonly signatory: string }): NotificationText {
  return { kind: 'circularIssued', title: `${circular.number} ${circular.title}`, body: `${circular.issuingAuthority}印发，签发人${circular.signatory}。` };
}

/** A circular is given up after units had been asked, to those units. */
export function circularDiscardedText(circular: ToldCircular & { readonly reason: string }): NotificationText {
  return { kind: 'circularDiscarded', title: `${nameOf(circular)}已作废，不再需要核实`, body: `作废理由：${circular.reason}` };
}

function nameOf({ kind, title }: ToldCircular): string {
  return `${CIRCULAR_KIND_TITLES[kind]}《${title}》`;
}

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= SHOWN ? words : `${characters.slice(0, SHOWN).join('')}…`;
}
