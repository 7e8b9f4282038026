import { listMembership, type DocumentStyles } from './document-styles.js';
import type { ListDefinition, ListDefinitions, ListLevel } from './list-definitions.js';
import { numberWords } from './number-words.js';
import { childValue, type XmlElement } from './xml-elements.js';

/** The number Word puts before a paragraph, with the space behind it; `doubt` says in Chinese what is not certain about it. */
export interface ListNumber {
  readonly words: string;
  readonly doubt: string | null;
}

/** Place of a paragraph in a list. */
export interface ListPosition {
  readonly numId: string;
  readonly level: number;
}

/** Behind a full-width sign the gap is part of the sign. */
const WIDE_END = /[\u2e80-\u9fff\uff00-\uff60]$/;

/** Counts the numbered paragraphs of a document in their order (ECMA-376 17.9). */
export class ListNumbers {
  private readonly counters = new Map<string, Map<number, number>>();
  private readonly begun = new Set<string>();

  constructor(
    private readonly definitions: ListDefinitions,
    private readonly styles: DocumentStyles,
  ) {}

  /** The list a paragraph belongs to by its own properties, else by its style; null when it has no number. */
  positionOf(properties: XmlElement | undefined): ListPosition | null {
    const own = listMembership(properties);
    if (own?.numId !== undefined) return own.numId === '0' ? null : { numId: own.numId, level: own.level ?? 0 };
    const chain = this.styles.listsOf(childValue(properties, 'w:pStyle'));
    const numId = chain.find(({ list }) => list?.numId !== undefined)?.list?.numId;
    if (numId === undefined || numId === '0') return null;
    const levels = [...(this.definitions.list(numId)?.levels ?? [])];
    const linkedTo = (styleId: string | undefined): number | undefined => levels.find(([, level]) => level.styleId !== undefined && level.styleId === styleId)?.[0];
    const named = chain.find(({ list }) => list?.level !== undefined)?.list?.level;
    const inherited = chain.map(({ styleId }) => linkedTo(styleId)).find((level) => level !== undefined);
    return { numId, level: own?.level ?? linkedTo(chain[0]?.styleId) ?? named ?? inherited ?? 0 };
  }

  /** Counts a paragraph and returns its number; '' for bullets. */
  next({ numId, level: index }: ListPosition): ListNumber {
    const list = this.definitions.list(numId);
    const level = list?.levels.get(index);
    if (!list || !level) return { words: '', doubt: '自动编号没有定义，没有加上编号' };
    const counts = this.counted(list, index, level);
    return shown(list, index, level, counts);
  }

  private counted(list: ListDefinition, index: number, level: ListLevel): ReadonlyMap<number, number> {
    const counts = this.counters.get(list.counterId) ?? new Map<number, number>();
    this.counters.set(list.counterId, counts);
    const override = list.startOverrides.get(index);
    const key = `${list.numId} ${index}`;
    const last = counts.get(index);
    const anew = last === undefined || (override !== undefined && !this.begun.has(key));
    counts.set(index, anew ? (override ?? level.start) : last + 1);
    this.begun.add(key);
    for (const [deeper, { restartAfter }] of list.levels) if (deeper > index && index < restartAfter) counts.delete(deeper);
    return counts;
  }
}

function shown(list: ListDefinition, index: number, level: ListLevel, counts: ReadonlyMap<number, number>): ListNumber {
  if (level.format === 'bullet') return { words: '', doubt: null };
  let doubt: string | null = null;
  const words = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const referred = Number(digit) - 1;
    const of = list.levels.get(referred);
    if (!of || referred > index) return '';
    const count = counts.get(referred);
    if (count === undefined) doubt = '编号所含的上级编号还没有出现过，按起始号显示';
    const value = count ?? list.startOverrides.get(referred) ?? of.start;
    const written = numberWords(value, level.legal && of.format !== 'none' && of.format !== 'bullet' ? 'decimal' : of.format);
    if (written === null) doubt = `编号格式 ${of.format} 不能显示 ${value}，写作阿拉伯数字`;
    return written ?? String(value);
  });
  const gap = words === '' || level.suffix === 'nothing' || (level.suffix === 'tab' && WIDE_END.test(words)) ? '' : ' ';
  return { words: words + gap, doubt };
}
