import { posix } from 'node:path';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { scanXml } from '../package/scan-xml.js';
import { builtInFormat } from './number-format.js';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  /** Hidden or veryHidden: not shown to the person who opens the file. */
  readonly hidden: boolean;
  readonly path: string;
  readonly part: Uint8Array;
}

/** What holds for all sheets of a workbook. */
export interface Workbook {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: readonly string[];
  /** Number format per style index of a cell. */
  readonly formats: readonly string[];
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

type Parts = ReadonlyMap<string, Uint8Array>;

/** The workbook of a checked package. Throws SourceRejected: `corrupt` for missing parts or names that stand twice, `type-mismatch` for another kind of file. */
export function readWorkbook(parts: Parts): Workbook {
  const main = relationshipsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'));
  const path = main?.target ?? 'xl/workbook.xml';
  const listed = listedSheets(requiredPart(parts, path), path);
  const relationships = relationshipsOf(parts, path);
  const sheets = listed.sheets.flatMap(({ name, hidden, id }): ListedSheet[] => {
    const relationship = relationships.find((candidate) => candidate.id === id);
    // Charts and dialogs on a sheet of their own hold no rows.
    if (relationship && !relationship.type.endsWith('/worksheet')) return [];
    const target = relationship?.target ?? '';
    return [{ name, hidden, path: target, part: requiredPart(parts, target) }];
  });
  const names = sheets.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw corrupt('有两个工作表同名');
  const partOf = (type: string): { part: Uint8Array; path: string } | null => {
    const target = relationships.find((relationship) => relationship.type.endsWith(type))?.target;
    return target === undefined ? null : { part: requiredPart(parts, target), path: target };
  };
  return { sheets, date1904: listed.date1904, sharedStrings: sharedStrings(partOf('/sharedStrings')), formats: cellFormats(partOf('/styles')) };
}

/** Words as they were typed: files write characters that XML cannot hold as _x000D_. */
export function typedWords(written: string): string {
  return written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A rejection for a workbook whose parts do not fit together. */
export function corrupt(what: string): SourceRejected {
  return new SourceRejected('corrupt', `工作簿损坏：${what}。请用 Excel 或 WPS 打开原件，另存一份再导入。`);
}

/** OPC part names do not distinguish upper and lower case. */
function partAt(parts: Parts, path: string): Uint8Array | undefined {
  const exact = parts.get(path);
  if (exact) return exact;
  const name = path.toLowerCase();
  return [...parts].find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

function requiredPart(parts: Parts, path: string): Uint8Array {
  const part = partAt(parts, path);
  if (!part) throw corrupt(`缺少“${path || '工作表'}”`);
  return part;
}

/** Relationships of a part ('' for the package) that lead to other parts; those to the outside are never followed. */
function relationshipsOf(parts: Parts, path: string): Relationship[] {
  const folder = posix.dirname(path);
  const part = partAt(parts, posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const found: Relationship[] = [];
  if (!part) return found;
  scanXml(part, `${path}.rels`, {
    open: (name, attributes) => {
      const target = attributes.get('Target');
      if (name !== 'Relationship' || target === undefined || attributes.get('TargetMode') === 'External') return;
      found.push({ id: attributes.get('Id') ?? '', type: attributes.get('Type') ?? '', target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  });
  return found;
}

function listedSheets(part: Uint8Array, path: string): { sheets: { name: string; hidden: boolean; id: string }[]; date1904: boolean } {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let date1904 = false;
  let root = '';
  scanXml(part, path, {
    open: (name, attributes) => {
      if (root === '') root = name;
      if (name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const id = [...attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: typedWords(attributes.get('name') ?? ''), hidden: /^(?:hidden|veryHidden)$/.test(attributes.get('state') ?? ''), id });
    },
  });
  if (root !== 'workbook') throw new SourceRejected('type-mismatch', '文件不是 Excel 工作簿。请导入 .xlsx 表格、.docx 文档或文本。');
  return { sheets, date1904 };
}

function sharedStrings(source: { part: Uint8Array; path: string } | null): string[] {
  const strings: string[] = [];
  if (!source) return strings;
  let words = '';
  let inText = false;
  let inPhonetic = false;
  scanXml(source.part, source.path, {
    open: (name) => {
      if (name === 'si') words = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText) words += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(typedWords(words));
    },
  });
  return strings;
}

function cellFormats(source: { part: Uint8Array; path: string } | null): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  if (!source) return [];
  let inCellFormats = false;
  scanXml(source.part, source.path, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) ids.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return ids.map((id) => own.get(id) ?? builtInFormat(id));
}
