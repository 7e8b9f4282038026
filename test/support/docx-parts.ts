/** Builds the parts of .docx packages from short words, as Word writes them. */

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${WORD}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escaped = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A run of words; `properties` is the content of its w:rPr. */
export function run(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
}

/** A paragraph of runs or other inline XML; `properties` is the content of its w:pPr. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
}

/** Paragraphs of plain words. */
export function plain(...words: readonly string[]): string {
  return words.map((line) => paragraph(line === '' ? '' : run(line))).join('');
}

/** A paragraph that Word numbers by a list. */
export function numbered(words: string, numId: number, level = 0): string {
  return paragraph(words === '' ? '' : run(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

export interface CellShape {
  readonly span?: number;
  readonly merge?: 'restart' | 'continue';
}

/** A table cell of plain words (one paragraph per line) or of paragraphs written as XML. */
export function cell(content: string, { span, merge }: CellShape = {}): string {
  const properties = `${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${merge === undefined ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`}`;
  const paragraphs = content.startsWith('<w:') ? content : plain(...content.split('\n'));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`;
}

/** A table row of cells (as XML, or as their words); `properties` is the content of its w:trPr. */
export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((content) => (content.startsWith('<w:') ? content : cell(content))).join('')}</w:tr>`;
}

/** A table of rows; `widths` are those of its grid columns in twips. */
export function table(rows: readonly string[], widths: readonly number[] = []): string {
  return `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A complex field: its code is never printed, its result is. */
export function field(code: string, result: string): string {
  const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
}

/** A drawing with a text box, and the same once more for older programs. */
export function textBox(content: string): string {
  const box = `<w:txbxContent>${content}</w:txbxContent>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
}

export interface LevelShape {
  readonly format?: string;
  readonly pattern: string;
  readonly start?: number;
  /** Further elements of the level (w:suff, w:lvlRestart, w:isLgl, w:pStyle). */
  readonly more?: string;
}

/** A level of a list. */
export function level(index: number, { format = 'decimal', pattern, start = 1, more = '' }: LevelShape): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
}

/** A list of numbering.xml by its levels, `id` being both that of the abstract list and of its first use. */
export function list(id: number, ...levels: readonly LevelShape[]): { abstract: string; num: string } {
  const abstract = `<w:abstractNum w:abstractNumId="${id}">${levels.map((shape, index) => level(index, shape)).join('')}</w:abstractNum>`;
  return { abstract, num: `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>` };
}

/** The content of numbering.xml: lists, and further uses of them. */
export function lists(all: readonly { abstract: string; num: string }[], more = ''): string {
  return `${all.map(({ abstract }) => abstract).join('')}${all.map(({ num }) => num).join('')}${more}`;
}

export interface PackageShape {
  readonly numbering?: string;
  readonly styles?: string;
  readonly others?: Readonly<Record<string, string>>;
}

/** The parts of a package with a body and, where given, the contents of numbering.xml and styles.xml. */
export function docxParts(body: string, { numbering, styles, others = {} }: PackageShape = {}): Map<string, Uint8Array> {
  const part = (root: string, content: string): string => `${DECLARATION}<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
  const texts: Record<string, string> = {
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...others,
  };
  return new Map(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]));
}
