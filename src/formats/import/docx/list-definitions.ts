import type { DocumentStyles } from './document-styles.js';
import { child, childValue, readXml, switchedOn, wholeNumber, type XmlElement } from './xml-elements.js';

/** How one level of a list numbers its paragraphs. */
export interface ListLevel {
  readonly start: number;
  /** Number format of Word (decimal, chineseCounting), or the pattern of a custom one. */
  readonly format: string;
  /** The number with its signs, `%1` standing for the number of the first level: （%1）. */
  readonly pattern: string;
  /** What parts the number from the words. */
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** The level begins anew behind a paragraph of one of the first `restartAfter` levels; 0 for never. */
  readonly restartAfter: number;
  /** All numbers of the pattern in Arabic figures. */
  readonly legal: boolean;
  readonly styleId: string | undefined;
}

/** A list as a `w:num` defines it; lists with the same `counterId` count on from one another. */
export interface ListDefinition {
  readonly numId: string;
  readonly counterId: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Numbers at which levels begin anew when this list is first met. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

interface AbstractList {
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly numStyleLink: string | undefined;
}

function levelOf(element: XmlElement, index: number): ListLevel {
  const format = child(element, 'w:numFmt')?.attributes;
  const suffix = childValue(element, 'w:suff');
  return {
    start: wholeNumber(childValue(element, 'w:start')) ?? 0,
    format: (format?.['w:val'] === 'custom' ? format['w:format'] : format?.['w:val']) ?? 'decimal',
    pattern: childValue(element, 'w:lvlText') ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    restartAfter: wholeNumber(childValue(element, 'w:lvlRestart')) ?? index,
    legal: switchedOn(element, 'w:isLgl') ?? false,
    styleId: childValue(element, 'w:pStyle'),
  };
}

function levelsOf(parent: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const element of parent.children) {
    const index = wholeNumber(element.attributes['w:ilvl']);
    if (element.name === 'w:lvl' && index !== undefined) levels.set(index, levelOf(element, index));
  }
  return levels;
}

/** The lists of a document, with links between list styles followed. */
export class ListDefinitions {
  private readonly abstracts = new Map<string, AbstractList>();
  private readonly nums = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, ListDefinition | null>();

  constructor(
    bytes: Uint8Array | null,
    private readonly styles: DocumentStyles,
  ) {
    if (bytes) readXml(bytes, 'numbering.xml', 'w:numbering', (element) => this.take(element));
  }

  /** The list of a number id; null when the document does not define it. */
  list(numId: string): ListDefinition | null {
    const known = this.resolved.get(numId);
    if (known !== undefined) return known;
    const list = this.resolve(numId);
    this.resolved.set(numId, list);
    return list;
  }

  private take(element: XmlElement): void {
    const { 'w:abstractNumId': abstractId, 'w:numId': numId } = element.attributes;
    if (element.name === 'w:abstractNum' && abstractId !== undefined) this.abstracts.set(abstractId, { levels: levelsOf(element), numStyleLink: childValue(element, 'w:numStyleLink') });
    if (element.name === 'w:num' && numId !== undefined) this.nums.set(numId, element);
  }

  private resolve(numId: string): ListDefinition | null {
    const num = this.nums.get(numId);
    const base = this.abstractOf(num);
    if (!num || !base) return null;
    const levels = new Map(base.list.levels);
    const startOverrides = new Map<number, number>();
    for (const override of num.children) {
      const index = wholeNumber(override.attributes['w:ilvl']);
      if (override.name !== 'w:lvlOverride' || index === undefined) continue;
      const level = child(override, 'w:lvl');
      if (level) levels.set(index, levelOf(level, index));
      const start = wholeNumber(childValue(override, 'w:startOverride'));
      if (start !== undefined) startOverrides.set(index, start);
    }
    return { numId, counterId: base.id, levels, startOverrides };
  }

  /** A list may only name a list style, whose own list then defines the levels. */
  private abstractOf(num: XmlElement | undefined): { id: string; list: AbstractList } | null {
    const seen = new Set<string>();
    let id = childValue(num, 'w:abstractNumId');
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      const list = this.abstracts.get(id);
      if (!list) return null;
      if (list.numStyleLink === undefined) return { id, list };
      const linked = this.styles.listOfNumberingStyle(list.numStyleLink);
      id = linked === undefined ? undefined : childValue(this.nums.get(linked), 'w:abstractNumId');
    }
    return null;
  }
}
