import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip file written byte by byte, so that every field can lie. */
export interface WrittenEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Name in the local header where it differs from the directory. */
  readonly localName?: string;
  /** Already packed bytes instead of the deflated content. */
  readonly packed?: Uint8Array;
  readonly declaredSize?: number;
  readonly flags?: number;
  /** High half of the external attributes: a Unix mode. */
  readonly unixMode?: number;
  /** Position of another entry's local header that this one points at instead of its own. */
  readonly pointsAt?: number;
}

export interface WrittenEnd {
  readonly entries?: number;
  /** Appends a zip64 end record that names this many entries. */
  readonly entries64?: number;
}

/** A zip file of these entries in their order. */
export function writtenZip(entries: readonly WrittenEntry[], end: WrittenEnd = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = Buffer.from(entry.packed ?? deflateRawSync(content));
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((entry.flags ?? 0) | 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.declaredSize ?? content.length, 18);
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const own = (length: number): Buffer => {
      const fields = Buffer.from(shared);
      fields.writeUInt16LE(length, 22);
      return fields;
    };
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(entry.pointsAt ?? offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, entry.unixMode === undefined ? 0 : 3]), own(name.length), tail, name);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), own(localName.length), localName, packed]);
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = end.entries ?? entries.length;
  return Buffer.concat([...locals, listed, ...(end.entries64 === undefined ? [] : [end64(end.entries64, offset, listed.length)]), endRecord(count, offset, listed.length)]);
}

function endRecord(entries: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries & 0xffff, 8);
  record.writeUInt16LE(entries & 0xffff, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(start, 16);
  return record;
}

function end64(entries: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(entries), 24);
  record.writeBigUInt64LE(BigInt(entries), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

/** What a hand-written workbook consists of; everything left out is the ordinary thing. */
export interface WrittenWorkbook {
  /** Inner XML of each worksheet element, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Attributes of the sheet elements of the workbook, by sheet name: state="hidden". */
  readonly sheetAttributes?: Readonly<Record<string, string>>;
  readonly workbookProperties?: string;
  /** Inner XML of the shared strings. */
  readonly sharedStrings?: string;
  /** Number format codes of the cell styles 1, 2, …; a number names a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly more?: readonly WrittenEntry[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** The entries of a workbook written by hand. */
export function workbookEntries(workbook: WrittenWorkbook): WrittenEntry[] {
  const names = Object.keys(workbook.sheets);
  const relationship = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
  const formats = workbook.formats ?? [];
  const entries: [string, string][] = [
    ['[Content_Types].xml', contentTypes('<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>')],
    ['_rels/.rels', `<Relationships ${RELATIONSHIPS}>${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    ['xl/workbook.xml', `<workbook ${MAIN}><workbookPr ${workbook.workbookProperties ?? ''}/><sheets>${names.map((name, index) => `<sheet name="${name.replace(/#\d$/, '')}" sheetId="${index + 1}" ${workbook.sheetAttributes?.[name] ?? ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships ${RELATIONSHIPS}>${names.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relationship('rId900', 'sharedStrings', 'sharedStrings.xml')}${relationship('rId901', 'styles', 'styles.xml')}</Relationships>`],
    ...names.map((name, index): [string, string] => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet ${MAIN}>${workbook.sheets[name] ?? ''}</worksheet>`]),
    ['xl/sharedStrings.xml', `<sst ${MAIN}>${workbook.sharedStrings ?? ''}</sst>`],
    [
      'xl/styles.xml',
      `<styleSheet ${MAIN}><numFmts>${formats.map((format, index) => (typeof format === 'number' ? '' : `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`)).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    ],
  ];
  return [...entries.map(([name, content]) => ({ name, content })), ...(workbook.more ?? [])];
}

/** A workbook written by hand. */
export function writtenWorkbook(workbook: WrittenWorkbook): Buffer {
  return writtenZip(workbookEntries(workbook));
}

/** The entries of a document with this body. */
export function documentEntries(body: string, more: readonly WrittenEntry[] = []): WrittenEntry[] {
  return [
    { name: '[Content_Types].xml', content: contentTypes('<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>') },
    { name: '_rels/.rels', content: `<Relationships ${RELATIONSHIPS}><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>` },
    { name: 'word/document.xml', content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` },
    ...more,
  ];
}

/** A relationship part with these relationships (type, target, mode). */
export function relationshipsPart(name: string, relationships: readonly (readonly [type: string, target: string, mode?: string])[]): WrittenEntry {
  const written = relationships.map(([type, target, mode], index) => `<Relationship Id="rId${index + 1}" Type="${TYPES}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`);
  return { name, content: `<Relationships ${RELATIONSHIPS}>${written.join('')}</Relationships>` };
}

/** [Content_Types].xml with these overrides beside the usual defaults. */
export function contentTypes(overrides: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

/** The code a promise is rejected with, or 'read' when it is not. */
export async function rejectionCode(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code ?? `no code: ${String(error)}`,
  );
}
