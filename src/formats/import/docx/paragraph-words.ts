import type { DocumentStyles } from './document-styles.js';
import type { ReadingDoubts } from './reading-doubts.js';
import { symbolWords, UNREAD_SYMBOL } from './symbols.js';
import { allWords, child, childValue, contains, switchedOn, type XmlElement } from './xml-elements.js';

/** What stands in one paragraph: its words, and the contents of the text boxes fastened to it. */
export interface ParagraphWords {
  readonly words: string;
  readonly boxes: readonly XmlElement[];
}

interface OpenField {
  code: string;
  state: 'code' | 'result' | 'leftOut';
}

/** Where the reading of a paragraph stands. */
interface Position {
  words: string;
  readonly boxes: XmlElement[];
  readonly paragraphStyle: string | undefined;
}

const LEFT_OUT = new Set(['w:pPr', 'w:rPr', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr', 'w:rt', 'w:rubyPr', 'w:instrText', 'w:delInstrText', 'w:delText', 'w:softHyphen', 'w:fldData', 'w:ffData']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
const INSERTED = new Set(['w:ins', 'w:moveTo']);
const TABLE_OF_CONTENTS = /^\s*TO[CA]\b/i;
const XML_SPACE = ' \t\r\n';

/** The words without the space around them that XML does not count; the full-width space of Chinese layout is a character and stays. */
function withoutOuterSpace(words: string): string {
  let [start, end] = [0, words.length];
  while (start < end && XML_SPACE.includes(words.charAt(start))) start += 1;
  while (end > start && XML_SPACE.includes(words.charAt(end - 1))) end -= 1;
  return words.slice(start, end);
}

/** Reads paragraphs as they are printed once all changes are accepted: results of fields, no marks of notes, no hidden words. */
export class ParagraphReader {
  /** Fields may run over several paragraphs (a table of contents). */
  private readonly fields: OpenField[] = [];

  constructor(
    private readonly styles: DocumentStyles,
    private readonly doubts: ReadingDoubts,
  ) {}

  /** True while words are left out because a field has begun and not ended. */
  get leavesOut(): boolean {
    return !this.printing;
  }

  read(paragraph: XmlElement): ParagraphWords {
    const at: Position = { words: '', boxes: [], paragraphStyle: childValue(child(paragraph, 'w:pPr'), 'w:pStyle') };
    this.children(paragraph, at);
    return { words: at.words, boxes: at.boxes };
  }

  private children(element: XmlElement, at: Position): void {
    for (const below of element.children) this.element(below, at);
  }

  private element(element: XmlElement, at: Position): void {
    const { name } = element;
    if (LEFT_OUT.has(name)) return;
    if (DELETED.has(name)) {
      this.doubts.note('deleted', allWords(element));
      return;
    }
    if (INSERTED.has(name)) this.doubts.note('inserted', allWords(element));
    if (name === 'w:r') this.run(element, at);
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.drawing(element, at);
    else if (name === 'w:fldSimple' && TABLE_OF_CONTENTS.test(element.attributes['w:instr'] ?? '')) this.doubts.note('contents', allWords(element));
    else if (name === 'w:subDoc') this.doubts.note('embedded', '');
    else if (name === 'm:t') this.put(element.text, at);
    else this.children(element, at);
  }

  private run(run: XmlElement, at: Position): void {
    const properties = child(run, 'w:rPr');
    const hidden = switchedOn(properties, 'w:vanish') ?? this.styles.hides(at.paragraphStyle, childValue(properties, 'w:rStyle'));
    if (hidden && this.printing && allWords(run).trim() !== '') this.doubts.note('hidden', allWords(run));
    for (const piece of run.children) {
      if (piece.name === 'w:fldChar') this.field(piece);
      else if (piece.name === 'w:instrText') this.fieldCode(piece);
      else if (!hidden) this.piece(piece, at);
    }
  }

  private piece(piece: XmlElement, at: Position): void {
    switch (piece.name) {
      case 'w:t':
        return this.put(piece.attributes['xml:space'] === 'preserve' ? piece.text : withoutOuterSpace(piece.text), at);
      case 'w:tab':
      case 'w:ptab':
        return this.put('\t', at);
      case 'w:br':
        return this.put(['page', 'column'].includes(piece.attributes['w:type'] ?? '') ? '' : '\n', at, true);
      case 'w:cr':
        return this.put('\n', at, true);
      case 'w:noBreakHyphen':
        return this.put('-', at);
      case 'w:sym':
        return this.symbol(piece, at);
      case 'w:commentReference':
        return this.doubts.note('comment', '');
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.doubts.note('note', '');
      default:
        return this.element(piece, at);
    }
  }

  /** Line ends inside the XML are space; only a break element is a line end of the document. */
  private put(words: string, at: Position, isBreak = false): void {
    if (this.printing) at.words += isBreak ? words : words.replace(/[\r\n]+/g, ' ');
  }

  private symbol({ attributes }: XmlElement, at: Position): void {
    const words = symbolWords(attributes['w:font'] ?? '', attributes['w:char'] ?? '');
    if (words === null) this.doubts.note('symbol', `${attributes['w:font'] ?? ''} ${attributes['w:char'] ?? ''}`);
    this.put(words ?? UNREAD_SYMBOL, at);
  }

  private drawing(element: XmlElement, at: Position): void {
    if (!this.printing) return;
    const before = at.boxes.length;
    this.collectBoxes(element, at.boxes);
    if (at.boxes.length > before) return;
    // An empty shape (a line below the masthead) has nothing to read.
    if (element.name === 'w:object') this.doubts.note('embedded', '');
    else if (contains(element, 'pic:pic', 'v:imagedata', 'c:chart', 'dgm:relIds')) this.doubts.note('picture', '');
  }

  private collectBoxes(element: XmlElement, boxes: XmlElement[]): void {
    if (element.name === 'w:txbxContent') boxes.push(element);
    else for (const below of element.children) this.collectBoxes(below, boxes);
  }

  /** False inside the code of a field and inside a table of contents. */
  private get printing(): boolean {
    return this.fields.every(({ state }) => state === 'result');
  }

  private fieldCode(piece: XmlElement): void {
    const field = this.fields.at(-1);
    if (field?.state === 'code') field.code += piece.text;
  }

  private field(piece: XmlElement): void {
    const kind = piece.attributes['w:fldCharType'];
    const field = this.fields.at(-1);
    if (kind === 'begin') this.fields.push({ code: '', state: 'code' });
    else if (kind === 'end') this.fields.pop();
    else if (kind === 'separate' && field) {
      const contents = TABLE_OF_CONTENTS.test(field.code);
      if (contents && this.fields.slice(0, -1).every(({ state }) => state === 'result')) this.doubts.note('contents', '');
      field.state = contents ? 'leftOut' : 'result';
    }
  }
}
