import { deflateRawSync } from 'node:zlib';
import { boundHere } from '../../../../test/support/machine-pace.js';
import { contentTypes, documentEntries, rejectionCode, relationshipsPart, workbookEntries, writtenWorkbook, writtenZip, type WrittenEntry } from '../../../../test/support/office-files.js';
import { readPackage } from './read-package.js';

const SHEET = { sheets: { 任务: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' } };
const withEntries = (...more: WrittenEntry[]): Buffer => writtenWorkbook({ ...SHEET, more });
const withSheet = (sheet: string): Buffer => writtenWorkbook({ sheets: { 任务: sheet } });
const codeOf = (bytes: Uint8Array): Promise<string> => rejectionCode(readPackage(bytes));

/** Refused within a second and without holding what the file would unpack to. */
async function refusedCheaply(bytes: Uint8Array): Promise<string> {
  const memory = process.memoryUsage().rss;
  const began = performance.now();
  const code = await codeOf(bytes);
  const took = performance.now() - began;
  expect(took).toBeLessThan(boundHere(1_000, took));
  expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 1024 * 1024);
  return code;
}

test('an ordinary workbook gives its XML parts, pictures stay packed', async () => {
  const parts = await readPackage(withEntries({ name: 'xl/media/image1.png', content: '\x89PNG' }));
  expect([...parts.keys()]).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml']);
  expect(Buffer.from(parts.get('xl/sharedStrings.xml') ?? []).toString()).toMatch(/^<sst/);
});

test('a consistent zip64 end record, as Java programs write it, is no obstacle', async () => {
  const entries = workbookEntries(SHEET);
  await expect(codeOf(writtenZip(entries, { entries64: entries.length }))).resolves.toBe('read');
});

test.each<[string, Buffer]>([
  ['a macro project', withEntries({ name: 'xl/vbaProject.bin', content: 'x' })],
  ['a macro project under another name', withEntries({ name: 'xl/theme.bin', content: 'x' }, relationshipsPart('xl/worksheets/_rels/sheet1.xml.rels', [['vbaProject', '../theme.bin']]))],
  ['the content type of a macro workbook', writtenZip(workbookEntries(SHEET).map((entry) => (entry.name === '[Content_Types].xml' ? { ...entry, content: contentTypes('<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>') } : entry)))],
  ['the content type of a macro document', writtenZip(documentEntries('').map((entry) => (entry.name === '[Content_Types].xml' ? { ...entry, content: contentTypes('<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>') } : entry)))],
  ['an embedded object', withEntries({ name: 'xl/embeddings/oleObject1.bin', content: 'x' })],
  ['an ActiveX control', writtenZip(documentEntries('', [{ name: 'word/activeX/activeX1.xml', content: '<ax/>' }]))],
  ['a macro sheet', withEntries({ name: 'xl/macrosheets/sheet1.xml', content: '<xm/>' })],
])('C56: refuses %s as active content', async (_, bytes) => {
  await expect(codeOf(bytes)).resolves.toBe('active-content');
});

test('C57: a zip bomb (300 MB in under 300 KB) is refused in under a second and under 200 MB, whether it tells its size or not', async () => {
  const content = Buffer.alloc(300 * 1024 * 1024, 'A');
  const bomb = { name: 'xl/sharedStrings.xml', content, packed: deflateRawSync(content, { level: 9 }) };
  const others = workbookEntries(SHEET).filter(({ name }) => name !== bomb.name);
  const honest = writtenZip([...others, bomb]);
  expect(honest.length).toBeLessThan(310_000);
  await expect(refusedCheaply(honest)).resolves.toBe('expanded-too-large');
  await expect(refusedCheaply(writtenZip([...others, { ...bomb, declaredSize: 40 * 1024 * 1024 }]))).resolves.toBe('bad-entry');
}, 30_000);

test('C57: parts that only together unpack to more than 100 MiB are refused', async () => {
  // Noise, so that no single entry is packed too densely.
  const noise = Buffer.from(Array.from({ length: 1 << 16 }, (_, index) => 33 + ((index * index * 7919 + (index >> 3)) % 90)));
  const content = Buffer.concat(Array<Buffer>(220).fill(noise));
  const packed = deflateRawSync(content, { level: 1 });
  const many = Array.from({ length: 8 }, (_, index) => ({ name: `xl/media/image${index}.emf`, content, packed }));
  await expect(refusedCheaply(withEntries(...many))).resolves.toBe('expanded-too-large');
});

test('C57: a package inside a package and entries that overlap are refused', async () => {
  await expect(codeOf(withEntries({ name: 'xl/media/image1.png', content: writtenWorkbook(SHEET) }))).resolves.toBe('bad-entry');
  await expect(codeOf(withEntries({ name: 'xl/embeddings/Microsoft_Excel_Sheet1.xlsx', content: writtenWorkbook(SHEET) }))).resolves.toBe('read');
  await expect(codeOf(withEntries({ name: '[Content_Types].xml2', localName: '[Content_Types].xml', content: 'x', pointsAt: 0 }))).resolves.toBe('bad-entry');
});

test('C58: a header that declares 1 KB for an entry of 1 GB stops the reading at the declared size', async () => {
  const content = Buffer.alloc(64 * 1024 * 1024, ' ');
  const piece = deflateRawSync(content, { level: 9, finishFlush: 2 });
  const packed = Buffer.concat([...Array<Buffer>(15).fill(piece), deflateRawSync(content, { level: 9 })]);
  await expect(refusedCheaply(withEntries({ name: 'xl/theme/theme1.xml', content: '', packed, declaredSize: 1024 }))).resolves.toBe('bad-entry');
}, 30_000);

test('C58: 4 GB declared for a few bytes are refused, and so is a size that is merely wrong', async () => {
  await expect(refusedCheaply(withEntries({ name: 'xl/theme/theme1.xml', content: '<a/>', declaredSize: 0xffff_fff0 }))).resolves.toBe('expanded-too-large');
  await expect(codeOf(withEntries({ name: 'xl/theme/theme1.xml', content: '<a/>', declaredSize: 40 }))).resolves.toBe('bad-entry');
});

test('C59: 70,000 entries are refused by the count in the end of the directory', async () => {
  const entries = Array.from({ length: 70_000 }, (_, index) => ({ name: `a${index}`, content: '', packed: Buffer.from([3, 0]) }));
  await expect(refusedCheaply(writtenZip(entries, { entries: 0xffff, entries64: 70_000 }))).resolves.toBe('too-many-entries');
  await expect(refusedCheaply(writtenZip(entries.slice(0, 1_001)))).resolves.toBe('too-many-entries');
}, 30_000);

test.each<[string, Buffer]>([
  ['a name that stands twice', withEntries({ name: 'xl/workbook.xml', content: '<workbook/>' })],
  ['a name that differs in case only', withEntries({ name: 'XL/Workbook.xml', content: '<workbook/>' })],
  ['a directory that counts fewer entries than it holds', writtenZip(workbookEntries(SHEET), { entries: 3 })],
  ['two end records with different counts', writtenZip(workbookEntries(SHEET), { entries: 3, entries64: 7 })],
  ['another name in the local header', withEntries({ name: 'xl/a.xml', localName: 'xl/b.xml', content: '<a/>' })],
])('C59: refuses %s', async (_, bytes) => {
  await expect(codeOf(bytes)).resolves.toBe('bad-entry');
});

test.each(['../../x', 'xl/../../x', '/etc/passwd', 'C:\\x', 'C:/x', 'xl\\..\\x', 'xl//x', './x', 'xl/\u0000x'])('C60: refuses the path %j', async (name) => {
  await expect(codeOf(withEntries({ name, content: 'x' }))).resolves.toBe('bad-entry');
});

test('C60: refuses a link', async () => {
  await expect(codeOf(withEntries({ name: 'xl/link', content: '/etc/passwd', unixMode: 0o120777 }))).resolves.toBe('bad-entry');
  await expect(codeOf(withEntries({ name: 'xl/plain', content: 'x', unixMode: 0o100644 }))).resolves.toBe('read');
});

test('C55: refuses entries that are encrypted one by one', async () => {
  await expect(codeOf(withEntries({ name: 'xl/a.bin', content: 'x', flags: 1 }))).resolves.toBe('encrypted');
  await expect(codeOf(withEntries({ name: 'xl/a.bin', content: 'x', flags: 0x41 }))).resolves.toBe('encrypted');
});

test.each<[string, string | Buffer]>([
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an external entity', '<?xml version="1.0"?><!-- x --><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
  ['a document type in UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>', 'utf16le')],
  ['a document type in UTF-16 without a mark', Buffer.from('<!DOCTYPE a><a/>', 'utf16le').swap16()],
  ['a document type behind a long comment', `<!--${' '.repeat(200_000)}--><!DOCTYPE a><a/>`],
])('C61: refuses %s in any XML part', async (_, content) => {
  await expect(codeOf(withEntries({ name: 'customXml/item1.xml', content }))).resolves.toBe('doctype');
  await expect(codeOf(writtenZip(documentEntries('', [{ name: 'word/footnotes.xml', content }])))).resolves.toBe('doctype');
});

test('C62: a billion laughs are refused before anything is expanded', async () => {
  const entities = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');
  await expect(refusedCheaply(withEntries({ name: 'xl/theme/theme1.xml', content: `<!DOCTYPE a [<!ENTITY l0 "ha">${entities}]><a>&l10;</a>` }))).resolves.toBe('doctype');
  await expect(codeOf(withEntries({ name: 'xl/theme/theme1.xml', content: '<a>&l10;</a>' }))).resolves.toBe('corrupt');
});

test('C63: UTF-16 is read, bytes in another encoding than declared are refused, never guessed', async () => {
  const name = 'xl/theme/theme1.xml';
  const utf16 = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>任务</a>', 'utf16le');
  const part = (await readPackage(withEntries({ name, content: utf16 }))).get(name);
  expect(Buffer.from(part ?? []).toString('utf8')).toBe('<?xml version="1.0" encoding="UTF-8"?><a>任务</a>');
  await expect(codeOf(withEntries({ name, content: '<?xml version="1.0" encoding="UTF-7"?><a>+ADw-b+AD4-</a>' }))).resolves.toBe('corrupt');
  await expect(codeOf(withEntries({ name, content: '<?xml version="1.0" encoding="GBK"?><a>任务</a>' }))).resolves.toBe('corrupt');
  // 任务 in GBK
  await expect(codeOf(withEntries({ name, content: Buffer.concat([Buffer.from('<a>'), Buffer.from([0xc8, 0xce, 0xce, 0xf1]), Buffer.from('</a>')]) }))).resolves.toBe('corrupt');
});

test('C64: 20,000 nested tables are refused, 200 levels are not', async () => {
  const nested = (levels: number): Buffer => writtenZip(documentEntries(`${'<w:tbl>'.repeat(levels)}${'</w:tbl>'.repeat(levels)}`));
  await expect(refusedCheaply(nested(20_000))).resolves.toBe('too-deep');
  await expect(codeOf(nested(200))).resolves.toBe('read');
});

test('C65: a million rows are refused in under a second', async () => {
  const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`).join('');
  await expect(refusedCheaply(withSheet(`<sheetData>${rows}</sheetData>`))).resolves.toBe('too-many-rows');
}, 30_000);

test('C65: 5,000 rows with values are read, further rows that are only formatted do not count', async () => {
  const rows = Array.from({ length: 6_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1">${index < 5_000 ? '<v>1</v>' : ''}</c></row>`).join('');
  await expect(codeOf(withSheet(`<sheetData>${rows}</sheetData>`))).resolves.toBe('read');
});

test.each<[string, string]>([
  ['read', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
  ['bad-reference', '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'],
  ['bad-reference', '<row r="1048577"/>'],
  ['bad-reference', '<row r="0"/>'],
  ['bad-reference', '<row r="-1"/>'],
  ['bad-reference', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
  ['read', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
  ['bad-reference', '<row r="1"><c r="1A"><v>1</v></c></row>'],
])('C65: %s for %s', async (code, row) => {
  await expect(refusedCheaply(withSheet(`<sheetData>${row}</sheetData>`))).resolves.toBe(code);
});

test.each<[string, string]>([
  ['the whole sheet', '<mergeCell ref="A1:XFD1048576"/>'],
  ['100,000 merges', Array.from({ length: 100_000 }, (_, index) => `<mergeCell ref="A${index * 2 + 1}:A${index * 2 + 2}"/>`).join('')],
  ['overlapping merges', '<mergeCell ref="A1:C3"/><mergeCell ref="C3:D4"/>'],
  ['a merge beyond the sheet', '<mergeCell ref="A1:XFE2"/>'],
  ['a merge that runs backwards', '<mergeCell ref="C3:A1"/>'],
])('C66: refuses %s', async (_, merges) => {
  await expect(refusedCheaply(withSheet(`<sheetData/><mergeCells>${merges}</mergeCells>`))).resolves.toBe('bad-merge');
});

test('C67: more than a million shared strings are refused', async () => {
  await expect(codeOf(writtenWorkbook({ ...SHEET, sharedStrings: Array.from({ length: 1_000_001 }, (_, index) => `<si><t>${index}</t></si>`).join('') }))).resolves.toBe('corrupt');
}, 30_000);

test.each(['attachedTemplate', 'image', 'oleObject', 'hyperlink'])('C78: an external %s is no reason to refuse and is not followed', async (type) => {
  const bytes = writtenZip(documentEntries('', [relationshipsPart('word/_rels/document.xml.rels', [[type, 'http://127.0.0.1:9/x', 'External']])]));
  await expect(codeOf(bytes)).resolves.toBe('read');
});

test('a file that is cut short is corrupt', async () => {
  const bytes = writtenWorkbook(SHEET);
  await expect(codeOf(bytes.subarray(0, bytes.length - 30))).resolves.toBe('corrupt');
  await expect(codeOf(withEntries({ name: 'xl/theme/theme1.xml', content: '<a><b></a>' }))).resolves.toBe('corrupt');
  await expect(codeOf(withEntries({ name: 'xl/theme/theme1.xml', content: '<a/>', packed: Buffer.from([0xff, 0xff, 0xff]) }))).resolves.toBe('corrupt');
});
