import type { LocalDate } from '../kernel/local-date.js';
import { lengthInCharacters } from '../kernel/readable-text.js';
import { OBLIGATION_KIND_TITLES } from '../obligation/obligation.js';
import type { AcceptedPiece, CircularSnapshot, LateDuty, UnitFacts } from './circular-facts.js';
import type { CircularKind } from './circular.machine.js';

/** What a circular says of one unit. */
export interface Passage {
  readonly unitId: string;
  readonly text: string;
}

/** A circular in the order of a real report: basis and counts, what concerns single units, requirements (domain.md 7.3). */
export interface CircularText {
  readonly title: string;
  readonly lead: string;
  readonly passages: readonly Passage[];
  readonly closing: string;
}

/** The text made from the facts: a passage for each unit that something is late of, or that has sent a piece. No scores, no order but the official one. */
export function compiledText(kind: CircularKind, snapshot: CircularSnapshot): CircularText {
  return kind === 'circular' ? circularText(snapshot) : briefingText(snapshot);
}

/** Characters of all that is issued, the title included. */
export function circularLength({ title, lead, passages, closing }: { readonly title: string; readonly lead: string; readonly passages: readonly { readonly text: string }[]; readonly closing: string }): number {
  return [title, lead, ...passages.map(({ text }) => text), closing].reduce((total, words) => total + lengthInCharacters(words), 0);
}

/** The number a circular or briefing is issued under; each office counts each kind anew every year. */
export function circularNumber(kind: CircularKind, year: number, count: number): string {
  return kind === 'circular' ? `督查通报〔${year}〕${count}号` : `工作简报〔${year}〕第${count}期`;
}

function circularText(snapshot: CircularSnapshot): CircularText {
  const { units } = snapshot;
  const total = (of: (unit: UnitFacts) => number): number => units.reduce((sum, unit) => sum + of(unit), 0);
  const named = units.filter((unit) => unit.lateDuties.length > 0 || unit.missed.length > 0);
  return {
    title: `关于${periodWords(snapshot)}到期任务办理情况的通报`,
    lead: [
      `根据${snapshot.plans.map(({ documentNumber, title }) => `《${title}》（${documentNumber}）`).join('、')}，对${periodWords(snapshot)}到期的任务和报送逐项作了核对，数据截至${dayWords(snapshot.takenOn)}。`,
      `${units.length}家单位应办${total((unit) => unit.owed)}件：按期完成${total((unit) => unit.inTime)}件，逾期完成${total((unit) => unit.late)}件，逾期未完成${total((unit) => unit.openLate)}件，在期办理${total((unit) => unit.openInTime)}件；未按期报送${total((unit) => unit.missed.length)}期。逾期天数已扣除办公室审核和中止办理所用的天数。`,
    ].join(''),
    passages: named.map((unit) => ({ unitId: unit.unitId, text: passageOf(unit, snapshot.takenOn) })),
    closing: named.length === 0 ? '' : '请上述单位对照时限抓紧办理，确有困难的及时提出延期申请。',
  };
}

function passageOf({ unit, owed, inTime, late, openLate, openInTime, lateDuties, missed }: UnitFacts, takenOn: LocalDate): string {
  const counts = `${unit}应办${owed}件，按期完成${inTime}件，逾期完成${late}件，逾期未完成${openLate}件，在期办理${openInTime}件；未按期报送${missed.length}期。`;
  const lines = [
    ...lateDuties.map((duty) => lateWords(duty, takenOn)),
    ...missed.map(({ title, documentNumber, dueOn }) => `“${title}”（${documentNumber}）应于${dayWords(dueOn)}前报送，未按期报送。`),
  ];
  return [counts, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}

function lateWords({ kind, title, documentNumber, dueOn, effectiveDueOn, settledOn, daysLate }: LateDuty, takenOn: LocalDate): string {
  const moved = effectiveDueOn === dueOn ? '' : `，扣除停表顺延至${dayWords(effectiveDueOn)}`;
  const outcome = settledOn === null ? `截至${dayWords(takenOn)}尚未完成，逾期${daysLate}天` : `${dayWords(settledOn)}完成，逾期${daysLate}天`;
  return `${OBLIGATION_KIND_TITLES[kind]}“${title}”（${documentNumber}）应于${dayWords(dueOn)}前完成${moved}；${outcome}。`;
}

function briefingText(snapshot: CircularSnapshot): CircularText {
  const byUnit = new Map<string, AcceptedPiece[]>();
  for (const piece of snapshot.pieces) byUnit.set(piece.unitId, [...(byUnit.get(piece.unitId) ?? []), piece]);
  return {
    title: `${periodWords(snapshot)}工作情况简报`,
    lead: `现将${byUnit.size}家单位${periodWords(snapshot)}报送并经采用的信息${snapshot.pieces.length}篇编发如下。`,
    passages: [...byUnit].map(([unitId, pieces]) => ({ unitId, text: pieces.map(({ unit, title, text }) => `【${unit}】${title}\n${text}`).join('\n\n') })),
    closing: '',
  };
}

function periodWords({ from, to }: Pick<CircularSnapshot, 'from' | 'to'>): string {
  return from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`;
}

function dayWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
