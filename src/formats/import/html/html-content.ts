import type { Block, TableRow } from '../../../domain/document/block.js';
import type { Place } from '../../../domain/document/plan-draft.js';
import type { SourceContent, SourceDoubt } from '../../../domain/document/source-content.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { layoutOf } from '../text/line-layout.js';
import { sheetBlocks } from '../title-rows.js';
import { FlowingWords, isBlock, printedLines } from './flowing-words.js';
import { type HtmlElement, type HtmlNode, htmlTree, isHidden, isLeftOut, visit, type Visitor } from './html-tree.js';
import { layoutTables } from './layout-tables.js';
import { listNumbers } from './list-numbers.js';
import { captionOf, gridRows, hiddenColumns } from './table-grid.js';

const SHOWN = 60;
const CELLS = ['td', 'th'];

/**
 * The words of a page as a person sees them: paragraphs, lists with their numbers, tables with spanned cells (a cell reaching down is
 * repeated and marked as continued). Scripts and navigation are left out; hidden words and nested tables are doubts. Throws SourceRejected
 * (`too-deep`, `too-many-rows`, `no-text`).
 */
export function htmlContent(html: string): Omit<SourceContent, 'encoding'> {
  const root = htmlTree(html);
  const page = new Page(layoutTables(root));
  visit(root, page);
  return page.content();
}

/** The words of an element as lines, with what of it is hidden and whether it holds a table. */
interface ElementWords {
  readonly lines: readonly string[];
  readonly hidden: readonly string[];
  readonly holdsTable: boolean;
}

function wordsOf(root: HtmlNode): ElementWords {
  const words = new FlowingWords();
  const hidden: string[] = [];
  const numbers = new Map<HtmlElement, string>();
  let holdsTable = false;
  let preformatted = 0;
  visit(root, {
    enter(element) {
      const { tagName } = element;
      if (isLeftOut(element)) return false;
      if (isHidden(element)) {
        hidden.push(shortWords(element));
        return false;
      }
      holdsTable ||= tagName === 'table';
      if (tagName === 'br' || (isBlock(tagName) && !CELLS.includes(tagName))) words.break();
      if (tagName === 'ol') for (const [item, number] of listNumbers(element)) numbers.set(item, number);
      if (tagName === 'pre') preformatted += 1;
      if (tagName === 'li') words.add(numbers.get(element) ?? '', false);
      return true;
    },
    leave({ tagName }) {
      if (tagName === 'pre') preformatted -= 1;
      // Cells of a nested table stand beside each other.
      if (CELLS.includes(tagName)) words.add(' ', false);
      else if (isBlock(tagName)) words.break();
    },
    text: (more) => words.add(more, preformatted > 0),
  });
  return { lines: printedLines(words.take()), hidden: hidden.filter((some) => some !== ''), holdsTable };
}

function shortWords(element: HtmlElement): string {
  let words = '';
  visit(element, {
    enter: (inner) => !isLeftOut(inner) && words.length <= SHOWN,
    leave: () => undefined,
    text: (more) => {
      if (words.length <= SHOWN) words += more.replace(/\s+/g, ' ');
    },
  });
  const flat = words.trim();
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)}……` : flat;
}

class Page implements Visitor {
  private readonly lines: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly doubts: SourceDoubt[] = [];
  private readonly numbers = new Map<HtmlElement, string>();
  private readonly words = new FlowingWords();
  private number = '';
  private preformatted = 0;

  constructor(private readonly layout: ReadonlySet<HtmlElement>) {}

  enter(element: HtmlElement): boolean {
    const { tagName } = element;
    if (isLeftOut(element)) return false;
    if (isHidden(element)) {
      this.doubtHidden([shortWords(element)]);
      return false;
    }
    if (tagName === 'br') this.words.break();
    if (isBlock(tagName)) this.endParagraph();
    if (tagName === 'ol') for (const [item, number] of listNumbers(element)) this.numbers.set(item, number);
    if (tagName === 'li') this.number = this.numbers.get(element) ?? '';
    if (tagName === 'pre') this.preformatted += 1;
    if (tagName !== 'table' || this.layout.has(element)) return true;
    this.readTable(element);
    return false;
  }

  leave({ tagName }: HtmlElement): void {
    if (isBlock(tagName)) this.endParagraph();
    if (tagName === 'pre') this.preformatted -= 1;
    if (tagName === 'li') this.number = '';
  }

  text(words: string): void {
    this.words.add(words, this.preformatted > 0);
  }

  content(): Omit<SourceContent, 'encoding'> {
    this.endParagraph();
    if (this.blocks.length === 0) throw new SourceRejected('no-text', '网页里没有可读的文字（可能只有图片，或正文由脚本载入）。请在浏览器中打开后复制正文，另存为文本文件再导入。');
    const last = this.lines.length;
    const doubts = this.doubts.map((doubt) => ({ ...doubt, place: { line: Math.min(doubt.place.line, last), endLine: Math.min(doubt.place.endLine, last) } }));
    return { format: 'html', text: this.lines.join('\n'), lineNames: [], blocks: this.blocks, doubts };
  }

  /** Place of the line that is written next. */
  private nextPlace(): Place {
    return { line: this.lines.length + 1, endLine: this.lines.length + 1 };
  }

  private doubtHidden(words: readonly string[]): void {
    const printed = words.filter((some) => some !== '').join(' / ');
    if (printed !== '') this.doubts.push({ code: 'hidden-text', place: this.nextPlace(), printed, done: '没有读入', proposal: '如属正文，请在原网页中恢复显示后重新导入' });
  }

  /** Writes the words since the last break: empty lines (two line breaks) and marks at the beginnings of lines part paragraphs. */
  private endParagraph(): void {
    const taken = this.words.take();
    if (taken.every((line) => line.trim() === '')) return;
    const { opening } = layoutOf(taken.map((words, index) => ({ words, number: index })));
    let paragraph: string[] = [];
    const close = (): void => {
      this.writeParagraph(paragraph);
      paragraph = [];
    };
    taken.forEach((words, index) => {
      if (words.trim() === '' || opening.has(index)) close();
      if (words.trim() !== '') paragraph.push(words.trim());
    });
    close();
  }

  private writeParagraph(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const [first = '', ...others] = lines;
    const words = [this.number + first, ...others];
    this.number = '';
    const place = { line: this.lines.length + 1, endLine: this.lines.length + words.length };
    this.lines.push(...words);
    this.blocks.push({ kind: 'paragraph', text: words.join('\n'), place });
  }

  private readTable(table: HtmlElement): void {
    const caption = captionOf(table);
    if (caption && !isHidden(caption)) this.writeParagraph(wordsOf(caption).lines);
    const gone = hiddenColumns(table);
    const grid = gridRows(table);
    const words = new Map<HtmlElement, string>();
    const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
    const positions = Array.from({ length: width }, (_, position) => position);
    const rows: TableRow[] = [];
    for (const row of grid) {
      const isRowHidden = isHidden(row.element) || (row.element.parentNode !== null && 'tagName' in row.element.parentNode && isHidden(row.element.parentNode));
      row.cells.forEach((cell, position) => {
        if (cell) words.set(cell, this.cellWords(cell, isRowHidden || gone.has(position)));
      });
      if (isRowHidden) continue;
      const shown = positions.filter((position) => !gone.has(position));
      const cells = shown.map((position) => {
        const cell = row.cells[position] ?? row.continued.get(position);
        return cell ? (words.get(cell) ?? '') : '';
      });
      if (cells.every((cell) => cell === '')) continue;
      const continued = shown.flatMap((position, index) => (row.continued.has(position) ? [index] : []));
      rows.push({ cells, continued, place: this.nextPlace() });
      this.lines.push(cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t'));
    }
    this.blocks.push(...sheetBlocks(rows));
  }

  /** The words of a cell; what is hidden or nested in it is noted, and a cell that is hidden itself holds none. */
  private cellWords(cell: HtmlElement, isGone: boolean): string {
    if (isGone || isHidden(cell)) {
      this.doubtHidden([shortWords(cell)]);
      return '';
    }
    const { lines, hidden, holdsTable } = wordsOf(cell);
    this.doubtHidden(hidden);
    const words = lines.join('\n');
    if (holdsTable) this.doubts.push({ code: 'nested-table', place: this.nextPlace(), printed: lines.join(' ').slice(0, SHOWN), done: '内层表格的文字按行并入这个单元格', proposal: '请对照原文核对这一格' });
    return words;
  }
}
