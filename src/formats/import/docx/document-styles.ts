import { child, childValue, readXml, switchedOn, wholeNumber, type XmlElement } from './xml-elements.js';

/** The list a paragraph or style says it belongs to; each half may be left to the style below. */
export interface ListMembership {
  readonly numId: string | undefined;
  readonly level: number | undefined;
}

interface Style {
  readonly basedOn: string | undefined;
  readonly list: ListMembership | null;
  readonly hidden: boolean | undefined;
}

/** The `w:numPr` of paragraph properties; null when they name no list. */
export function listMembership(properties: XmlElement | undefined): ListMembership | null {
  const numbering = child(properties, 'w:numPr');
  return numbering ? { numId: childValue(numbering, 'w:numId'), level: wholeNumber(childValue(numbering, 'w:ilvl')) } : null;
}

/** What the styles of a document say about numbers and hidden words. */
export class DocumentStyles {
  private readonly styles = new Map<string, Style>();
  private defaultParagraph: string | undefined;

  constructor(bytes: Uint8Array | null) {
    if (bytes) readXml(bytes, 'styles.xml', 'w:styles', (element) => this.take(element));
  }

  /** The styles a paragraph follows, its own first, each with the list it names. */
  listsOf(paragraphStyle: string | undefined): { styleId: string; list: ListMembership | null }[] {
    return this.chain(paragraphStyle ?? this.defaultParagraph).map(([styleId, { list }]) => ({ styleId, list }));
  }

  /** The list that a numbering style stands for; undefined when it names none. */
  listOfNumberingStyle(styleId: string): string | undefined {
    return this.chain(styleId).find(([, { list }]) => list?.numId !== undefined)?.[1].list?.numId;
  }

  /** Whether words of these styles are hidden: a paragraph and a character style that both hide show the words again (ECMA-376 17.7.3). */
  hides(paragraphStyle: string | undefined, characterStyle: string | undefined): boolean {
    const hidden = (style: string | undefined): boolean => this.chain(style).find(([, { hidden: said }]) => said !== undefined)?.[1].hidden ?? false;
    return hidden(paragraphStyle ?? this.defaultParagraph) !== (characterStyle !== undefined && hidden(characterStyle));
  }

  private take(element: XmlElement): void {
    const { 'w:styleId': styleId, 'w:type': type, 'w:default': isDefault } = element.attributes;
    if (element.name !== 'w:style' || styleId === undefined) return;
    this.styles.set(styleId, {
      basedOn: childValue(element, 'w:basedOn'),
      list: listMembership(child(element, 'w:pPr')),
      hidden: switchedOn(child(element, 'w:rPr'), 'w:vanish'),
    });
    if (type === 'paragraph' && isDefault !== undefined && !['0', 'false', 'off'].includes(isDefault)) this.defaultParagraph = styleId;
  }

  private chain(styleId: string | undefined): [string, Style][] {
    const chain = new Map<string, Style>();
    let next = styleId;
    while (next !== undefined && !chain.has(next)) {
      const style = this.styles.get(next);
      if (!style) break;
      chain.set(next, style);
      next = style.basedOn;
    }
    return [...chain];
  }
}
