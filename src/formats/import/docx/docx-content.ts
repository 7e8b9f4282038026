import type { Block, TableRow } from '../../../domain/document/block.js';
import type { SourceContent } from '../../../domain/document/source-content.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { sheetBlocks } from '../title-rows.js';
import { documentContext, type DocumentContext } from './document-context.js';
import { documentParts } from './package-parts.js';
import { Story, type StorySink } from './story.js';
import { tableRows } from './table-rows.js';
import { allWords, readXml, type XmlElement } from './xml-elements.js';
import { damaged } from './damaged-document.js';

/** Gathers blocks and the lines they stand on: a line per printed line of a paragraph, a line per table row with tabs between its cells. */
class BodyText implements StorySink {
  readonly lines: string[] = [];
  readonly lineNames: string[] = [];
  readonly blocks: Block[] = [];
  private paragraphs = 0;
  private tables = 0;

  constructor(private readonly context: DocumentContext) {}

  paragraph(words: string): void {
    this.paragraphs += 1;
    const line = this.lines.length + 1;
    for (const printed of words.split('\n')) this.add(printed, `第${this.paragraphs}段`);
    this.blocks.push({ kind: 'paragraph', text: words, place: { line, endLine: this.lines.length } });
  }

  table(element: XmlElement): void {
    const line = this.lines.length + 1;
    const rows = tableRows(element, this.context).map((row, index): TableRow => {
      const { cells, continued } = row;
      const place = { line: line + index, endLine: line + index };
      return continued.length === 0 ? { cells, place } : { cells, continued, place };
    });
    if (!rows.some(({ cells }) => cells.length > 0)) return;
    this.tables += 1;
    // The words of a tall cell stand once in the text, in its first row.
    rows.forEach(({ cells, continued }, index) => {
      const words = cells.map((cell, column) => (continued?.includes(column) ? '' : cell.replace(/\n/g, ' ')));
      this.add(words.join('\t'), `表${this.tables}第${index + 1}行`);
    });
    this.blocks.push(...sheetBlocks(rows));
  }

  private add(line: string, name: string): void {
    this.lines.push(line);
    this.lineNames.push(name);
    this.context.doubts.line = this.lines.length + 1;
  }
}

/**
 * The content of an unzipped .docx package (entries by name) as a person sees the document with all changes accepted: automatic
 * numbers before their paragraphs, merged cells put on the grid; page headers, footnotes and comments left out. Throws SourceRejected:
 * `corrupt`, `doctype`, `too-deep`, `bad-merge`, and `no-text` for a document without a word.
 */
export function docxContent(parts: ReadonlyMap<string, Uint8Array>): SourceContent {
  const found = documentParts(parts);
  const context = documentContext(found);
  const body = new BodyText(context);
  const story = new Story(context, body);
  let hasWords = false;
  const hasBody = readXml(found.document, found.name, 'w:body', (element) => {
    hasWords ||= allWords(element).trim() !== '';
    story.take(element);
  });
  if (!hasBody) throw damaged('正文里没有内容部分');
  story.end();
  if (!hasWords || body.lines.length === 0) throw noText(context);
  return { format: 'docx', encoding: null, text: body.lines.join('\n'), lineNames: body.lineNames, blocks: body.blocks, doubts: context.doubts.doubts(body.lines.length) };
}

function noText({ doubts }: DocumentContext): SourceRejected {
  const found = doubts.has('picture') ? '只有图片，可能是扫描件' : '没有可读的文字';
  return new SourceRejected('no-text', `Word 文件里${found}。请用文字识别（OCR）转成可编辑的文字，或向发文单位索取电子版后重新导入。`);
}
