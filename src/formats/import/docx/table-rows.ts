import type { DocumentContext } from './document-context.js';
import { Story } from './story.js';
import { printedRows, type GridCell, type GridRow, type PrintedRow } from './table-grid.js';
import { allWords, child, childValue, switchedOn, wholeNumber, type XmlElement } from './xml-elements.js';

interface PlacedCell {
  readonly cell: GridCell;
  /** The right part of a horizontal merge of older documents, which repeats no words. */
  readonly widens: boolean;
}

/** Elements of a name directly in the parent, also where content controls or tracked insertions wrap them. */
function wrapped(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((element) => {
    if (element.name === name) return [element];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(element.name) ? wrapped(element, name) : [];
  });
}

/** Reads the rows of a table as they are printed once all changes are accepted; the context stands on the line of each row meanwhile. */
export function tableRows(table: XmlElement, context: DocumentContext): PrintedRow[] {
  const firstLine = context.doubts.line;
  const rows: GridRow[] = [];
  for (const element of wrapped(table, 'w:tr')) {
    context.doubts.line = firstLine + rows.length;
    if (isPrinted(element, context)) rows.push(gridRow(element, context));
  }
  const widths = (child(table, 'w:tblGrid')?.children ?? []).map(({ attributes }) => wholeNumber(attributes['w:w']) ?? 0);
  const printed = printedRows(rows, widths);
  printed.forEach(({ irregular, cells }, index) => {
    context.doubts.line = firstLine + index;
    if (irregular) context.doubts.note('irregularTable', cells.join(' | '));
  });
  return printed;
}

function isPrinted(row: XmlElement, { doubts }: DocumentContext): boolean {
  const properties = child(row, 'w:trPr');
  if (child(properties, 'w:ins')) doubts.note('inserted', allWords(row));
  if (child(properties, 'w:del')) doubts.note('deleted', allWords(row));
  else if (switchedOn(properties, 'w:hidden')) doubts.note('hidden', allWords(row));
  else return true;
  return false;
}

function gridRow(row: XmlElement, context: DocumentContext): GridRow {
  const properties = child(row, 'w:trPr');
  const cells: GridCell[] = [];
  let column = Math.max(0, wholeNumber(childValue(properties, 'w:gridBefore')) ?? 0);
  for (const element of wrapped(row, 'w:tc')) {
    const cellProperties = child(element, 'w:tcPr');
    if (child(cellProperties, 'w:cellIns')) context.doubts.note('inserted', allWords(element));
    if (child(cellProperties, 'w:cellDel')) {
      context.doubts.note('deleted', allWords(element));
      continue;
    }
    const { cell, widens } = placedCell(element, cellProperties, column, context);
    const left = cells.at(-1);
    if (widens && left) cells[cells.length - 1] = { ...left, end: cell.end };
    else cells.push(cell);
    column = cell.end;
  }
  return { cells, end: column + Math.max(0, wholeNumber(childValue(properties, 'w:gridAfter')) ?? 0) };
}

function placedCell(element: XmlElement, properties: XmlElement | undefined, start: number, context: DocumentContext): PlacedCell {
  const end = start + Math.max(1, wholeNumber(childValue(properties, 'w:gridSpan')) ?? 1);
  const merge = mergeOf(properties);
  const widens = child(properties, 'w:hMerge') !== undefined && childValue(properties, 'w:hMerge') !== 'restart';
  const words = merge === 'below' || widens ? coveredWords(element, context) : cellWords(element, context);
  return { cell: { start, end, words, merge }, widens };
}

/** What the lower or right part of a merged cell holds: none of it is shown, and its paragraphs are not counted. */
function coveredWords(cell: XmlElement, { numbers, doubts }: DocumentContext): string {
  const counted = cell.children.some((element) => element.name === 'w:p' && numbers.positionOf(child(element, 'w:pPr')) !== null);
  if (counted) doubts.note('listNumber', '', '被合并遮住的单元格里有自动编号，没有计入');
  return allWords(cell).trim();
}

function mergeOf(properties: XmlElement | undefined): GridCell['merge'] {
  const tracked = child(properties, 'w:cellMerge')?.attributes['w:vMerge'];
  if (tracked !== undefined) return tracked === 'rest' ? 'top' : 'below';
  if (!child(properties, 'w:vMerge')) return 'none';
  return childValue(properties, 'w:vMerge') === 'restart' ? 'top' : 'below';
}

/** The paragraphs of a cell as lines; a table inside it becomes one line per row. A tab is a space, since tabs part the cells of a line. */
function cellWords(cell: XmlElement, context: DocumentContext): string {
  const lines: string[] = [];
  const story = new Story(context, {
    paragraph: (words) => void lines.push(words.replace(/\t/g, ' ')),
    table: (nested) => {
      context.doubts.note('nestedTable', allWords(nested));
      const line = context.doubts.line;
      for (const { cells, continued } of tableRows(nested, context)) {
        const own = cells.filter((words, column) => words !== '' && !continued.includes(column));
        if (own.length > 0) lines.push(own.join(' ').replace(/\n/g, ' '));
      }
      context.doubts.line = line;
    },
  });
  for (const element of cell.children) story.take(element);
  story.end();
  return lines.join('\n');
}
