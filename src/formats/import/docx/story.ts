import { halfWidth } from '../../../domain/document/printed-text.js';
import type { DocumentContext } from './document-context.js';
import type { ListPosition } from './list-numbers.js';
import { ParagraphReader } from './paragraph-words.js';
import { allWords, child, childValue, switchedOn, type XmlElement } from './xml-elements.js';
import { damaged } from './damaged-document.js';

/** Takes the paragraphs and tables of a story in their order. */
export interface StorySink {
  /** Words of a paragraph with its number, one line per printed line; never empty. */
  paragraph(words: string): void;
  table(element: XmlElement): void;
}

interface OpenParagraph {
  words: string;
  readonly boxes: XmlElement[];
  list: ListPosition | null;
}

const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);

function samePosition(left: ListPosition | null, right: ListPosition | null): boolean {
  return left?.numId === right?.numId && left?.level === right?.level;
}

/** Words that begin with a figure keep apart from the number: 1. and 5亿元 are not 1.5亿元. */
function withNumber(number: string, words: string): string {
  return /[\d.]$/.test(halfWidth(number)) && /^\d/.test(halfWidth(words)) ? `${number} ${words}` : `${number}${words}`;
}

function trimmedLines(words: string): string {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** One run of paragraphs and tables: the body, a table cell, or a text box. */
export class Story {
  private readonly reader: ParagraphReader;
  private open: OpenParagraph | null = null;

  constructor(
    private readonly context: DocumentContext,
    private readonly sink: StorySink,
  ) {
    this.reader = new ParagraphReader(context.styles, context.doubts);
  }

  take(element: XmlElement): void {
    if (element.name === 'w:p') this.paragraph(element);
    else if (element.name === 'w:tbl') this.table(element);
    else if (DELETED.has(element.name)) this.context.doubts.note('deleted', allWords(element));
    else if (element.name === 'w:altChunk') this.context.doubts.note('embedded', '');
    else if (TRANSPARENT.has(element.name)) for (const below of element.children) this.take(below);
  }

  /** Closes the last paragraph. Throws SourceRejected `corrupt` when a field has no end: what follows its beginning would be lost. */
  end(): void {
    this.close();
    if (this.reader.leavesOut) throw damaged('有一个域没有结束标记，其后的文字分不清是不是域代码');
  }

  private table(element: XmlElement): void {
    this.close();
    this.sink.table(element);
  }

  /** A deleted or hidden paragraph mark joins the paragraph with the next one. */
  private paragraph(element: XmlElement): void {
    const properties = child(element, 'w:pPr');
    const mark = child(properties, 'w:rPr');
    const { words, boxes } = this.reader.read(element);
    const list = this.context.numbers.positionOf(properties);
    const deleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
    const inserted = child(mark, 'w:ins') !== undefined || child(mark, 'w:moveTo') !== undefined;
    // A change of words and of the mark behind them is one change to a person.
    const wordsChanged = element.children.some(({ name }) => DELETED.has(name) || name === 'w:ins' || name === 'w:moveTo');
    if ((deleted || inserted) && !wordsChanged) this.context.doubts.note(deleted ? 'deleted' : 'inserted', words);
    this.join(words, boxes, list);
    const hidden = switchedOn(mark, 'w:vanish') ?? this.context.styles.hides(childValue(properties, 'w:pStyle'), childValue(mark, 'w:rStyle'));
    if (!deleted && !hidden) this.close();
  }

  /** The number of joined paragraphs is that of the first with words, as it is printed; Word may take the other, so a difference is noted. */
  private join(words: string, boxes: readonly XmlElement[], list: ListPosition | null): void {
    if (!this.open) {
      this.open = { words, boxes: [...boxes], list };
      return;
    }
    if (this.open.words.trim() === '') this.open.list = list;
    else if (words.trim() !== '' && !samePosition(this.open.list, list)) this.context.doubts.note('listNumber', this.open.words, '两段因修订或隐藏的段落标记并成一段，编号取前一段的');
    this.open.words += words;
    this.open.boxes.push(...boxes);
  }

  private close(): void {
    if (!this.open) return;
    const { words, boxes, list } = this.open;
    this.open = null;
    const text = trimmedLines(words);
    const number = list ? this.context.numbers.next(list) : null;
    if (number?.doubt) this.context.doubts.note('listNumber', `${number.words}${text}`, number.doubt);
    const printed = trimmedLines(number ? withNumber(number.words, text) : text);
    if (printed !== '') this.sink.paragraph(printed);
    for (const box of boxes) this.textBox(box);
  }

  private textBox(box: XmlElement): void {
    if (allWords(box).trim() === '') return;
    this.context.doubts.note('textBox', allWords(box));
    const story = new Story(this.context, this.sink);
    for (const element of box.children) story.take(element);
    story.end();
  }
}
