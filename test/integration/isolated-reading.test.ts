import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { readGazette } from '../../src/domain/document/read-gazette.js';
import { unitIndex } from '../../src/domain/unit/unit-index.js';
import type { UnitDirectory } from '../../src/domain/unit/unit.js';
import { READING_LIMITS, readIsolated, type ReadingLimits } from '../../src/formats/import/isolated/read-isolated.js';
import { readSource } from '../../src/formats/import/read-source.js';
import { boundHere } from '../support/machine-pace.js';
import { documentEntries, rejectionCode, relationshipsPart, workbookEntries, writtenZip } from '../support/office-files.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NO_UNITS: UnitDirectory = { units: [], groups: [] };
const NOTICE = Buffer.from('武政办〔2024〕99号\n\n市人民政府办公厅关于印发测试方案的通知\n\n请认真落实。\n');
const child = (name: string): string => join(ROOT, 'test', 'support', 'reading-children', `${name}.mjs`);

/** Runs one of the children that stand for a hostile parser; what it gets as directory it takes as its orders. */
function runChild(name: string, limits: Partial<ReadingLimits> = {}, orders: unknown = NO_UNITS): Promise<unknown> {
  return readIsolated(NOTICE, orders as UnitDirectory, { ...READING_LIMITS, ...limits }, child(name));
}

/** A server on the loopback that counts who comes. */
async function countingServer(): Promise<{ server: Server; port: number; connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, connections: () => connections };
}

test('reads a text in a process of its own and finds its documents', async () => {
  const { content, documents } = await readIsolated(NOTICE, NO_UNITS);
  expect(content).toMatchObject({ format: 'text', encoding: 'UTF-8' });
  expect(documents.map(({ documentNumber }) => documentNumber)).toEqual(['武政办〔2024〕99号']);
});

test('a rejection comes back with its code and its words', async () => {
  await expect(readIsolated(Buffer.from('%PDF-1.7'), NO_UNITS)).rejects.toMatchObject({ name: 'SourceRejected', code: 'type-mismatch', message: expect.stringContaining('PDF') as string });
  await expect(rejectionCode(readIsolated(Buffer.from('没有文号'), NO_UNITS))).resolves.toBe('no-document-found');
});

test.each(['fill-heap', 'fill-memory'])('a reading that needs too much memory is stopped (%s)', async (name) => {
  await expect(rejectionCode(runChild(name, { memoryBytes: 192 * 1024 * 1024 }))).resolves.toBe('reading-too-large');
}, 180_000);

test('a reading without end is stopped at its time, and the waiting process stays responsive', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  await expect(rejectionCode(runChild('loop-forever', { wallMs: 1_000 }))).resolves.toBe('reading-too-long');
  const took = performance.now() - began;
  expect(took).toBeLessThan(boundHere(3_000, took));
  const blocked = delay.percentile(99) / 1e6;
  expect(blocked).toBeLessThan(boundHere(100, blocked));
});

test('a process that breaks down makes the file corrupt; its stack is for the log, not for the person', async () => {
  const error = (await runChild('end-early').catch((reason: unknown) => reason)) as Error & { code: string };
  expect(error.code).toBe('corrupt');
  expect(error.message).not.toContain('parser');
  expect(String(error.cause)).toContain('the parser met something it cannot bear');
});

test('a reading process that has not been built is a fault of the installation, not of the file', async () => {
  await expect(runChild('never-built')).rejects.toThrow('npm run build');
});

test('a long text read in the process is the same as read here', async () => {
  const bytes = readFileSync(join(ROOT, 'seed-data', 'gazette-2024-05-06.txt'));
  const { content, documents } = await readIsolated(bytes, NO_UNITS);
  const { blocks, doubts, ...here } = await readSource(bytes);
  expect(content).toEqual(here);
  expect(documents).toEqual(readGazette(blocks, unitIndex(NO_UNITS), doubts).map(({ segment: { documentNumber, title, place }, plan }) => ({ documentNumber, title, place, plan })));
});

test('the reading process has no network, no environment, and of the disk only the program to read', async () => {
  const { server, port, connections } = await countingServer();
  const files = { written: join(ROOT, '.duban-reading-wrote'), secret: join(ROOT, 'tsconfig.json'), packages: join(ROOT, 'node_modules', 'saxes', 'package.json') };
  process.env.DATABASE_URL_OF_TEST = 'secret';
  try {
    const { outcome, env, packages } = (await runChild('ask-for-more', {}, { port, files })) as unknown as { outcome: Record<string, string>; env: Record<string, string>; packages: boolean };
    const network = 'The process that reads files has no network.';
    expect(outcome).toEqual({
      ...Object.fromEntries(['connect', 'socket', 'tls', 'http', 'fetch', 'lookup', 'resolve', 'resolver', 'datagram', 'listen'].map((name) => [name, network])),
      ...Object.fromEntries(['spawn', 'worker', 'write', 'readSystem', 'readSecrets'].map((name) => [name, 'ERR_ACCESS_DENIED'])),
    });
    expect(Object.keys(env).filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([]);
    expect(packages).toBe(true);
    expect(existsSync(files.written)).toBe(false);
    expect(connections()).toBe(0);
  } finally {
    delete process.env.DATABASE_URL_OF_TEST;
    rmSync(files.written, { force: true });
    server.close();
  }
});

test('C78: no request leaves the machine for an external template, picture, object or workbook', async () => {
  const { server, port, connections } = await countingServer();
  const outside = `http://127.0.0.1:${port}/x`;
  const row = (number: number, words: string): string => `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${words}</t></is></c></row>`;
  const workbook = writtenZip(
    workbookEntries({
      sheets: { 任务: `<sheetData>${row(1, '武政办〔2024〕99号')}${row(2, '关于印发任务表的通知')}<row r="3"><c r="A3"><f>[1]x!A1</f><v>5</v></c></row></sheetData>` },
      more: [
        relationshipsPart('xl/worksheets/_rels/sheet1.xml.rels', [['hyperlink', outside, 'External'], ['oleObject', outside, 'External'], ['image', outside, 'External']]),
        relationshipsPart('xl/externalLinks/_rels/externalLink1.xml.rels', [['externalLinkPath', outside, 'External']]),
      ],
    }),
  );
  const document = writtenZip(
    documentEntries('<w:p><w:r><w:t>武政办〔2024〕99号</w:t></w:r></w:p>', [
      relationshipsPart('word/_rels/document.xml.rels', [['image', outside, 'External'], ['oleObject', outside, 'External']]),
      relationshipsPart('word/_rels/settings.xml.rels', [['attachedTemplate', outside, 'External']]),
    ]),
  );
  try {
    await expect(readIsolated(workbook, NO_UNITS)).resolves.toMatchObject({ content: { format: 'xlsx' }, documents: [{ documentNumber: '武政办〔2024〕99号' }] });
    await rejectionCode(readIsolated(document, NO_UNITS));
    expect(connections()).toBe(0);
  } finally {
    server.close();
  }
});

test('at most two processes read at once, the others wait in the order they came', async () => {
  const times = (await Promise.all([1, 2, 3, 4].map((number) => runChild('take-time', {}, { number })))) as { number: number; began: number; ended: number }[];
  const atOnce = times.map(({ began }) => times.filter((other) => other.began <= began && began < other.ended).length);
  expect(Math.max(...atOnce)).toBe(2);
  expect(Math.min(times[2]?.began ?? 0, times[3]?.began ?? 0)).toBeGreaterThanOrEqual(Math.min(times[0]?.ended ?? 0, times[1]?.ended ?? 0));
});

test('C57: a bomb is refused inside the process as well', async () => {
  const bytes = writtenZip(workbookEntries({ sheets: { 任务: '' } }).map((entry) => (entry.name === 'xl/sharedStrings.xml' ? { ...entry, content: Buffer.alloc(120 * 1024 * 1024, 'A') } : entry)));
  await expect(rejectionCode(readIsolated(bytes, NO_UNITS))).resolves.toBe('expanded-too-large');
}, 180_000);
