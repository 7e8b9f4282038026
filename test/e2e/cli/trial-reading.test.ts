import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { SourceReading } from '../../../src/domain/document/source-reading.js';
import { isLocalDate } from '../../../src/domain/kernel/local-date.js';
import { plain } from '../../support/docx-parts.js';
import { documentEntries, writtenZip } from '../../support/office-files.js';
import { EXPORT_TASK, PORT_TASK, smallDocument } from '../../support/small-document.js';
import { duban } from './duban.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Nothing listens there: a trial reading must not ask for a database. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/nowhere';

describe('a trial reading without any server', () => {
  let folder: string;
  const ajv = new Ajv({ allowUnionTypes: true });
  ajv.addFormat('date', isLocalDate);
  const fits = ajv.compile<SourceReading>(JSON.parse(readFileSync(join(ROOT, 'docs/draft.schema.json'), 'utf8')));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-trial-'));
    await writeFile(join(folder, '方案.docx'), writtenZip(documentEntries(plain(...smallDocument([EXPORT_TASK, PORT_TASK]).split('\n').filter((line) => line !== '')))));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives the gazette as JSON that fits the committed schema', async () => {
    const { status, stdout } = await duban(NO_DATABASE, 'import', join(ROOT, 'seed-data/gazette-2024-05-06.txt'), '--dry-run', '--json');
    expect(status).toBe(0);
    const reading: unknown = JSON.parse(stdout);
    expect([fits(reading), fits.errors]).toEqual([true, null]);
    const { documents, sha256, encoding } = reading as SourceReading;
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(encoding).toBe('UTF-8');
    expect(documents.flatMap(({ plan }) => (plan ? [plan.items.length] : [])).reduce((sum, items) => sum + items, 0)).toBe(255);
  }, 180_000);

  it('reports on a Word document in words: format, tasks, doubts with their place, units to be added, what to do', async () => {
    const { stdout } = await duban(NO_DATABASE, 'import', join(folder, '方案.docx'), '--dry-run');
    expect(stdout).toContain('方案.docx（Word 文档）：找到 1 份文件');
    expect(stdout).toMatch(/必须处理 │ 第10段/);
    expect(stdout).toContain('unit-unknown');
    expect(stdout).toContain('单位目录里没有的单位 1 个：市外贸发展局');
    expect(stdout).toContain('只试读，没有保存。');
  }, 180_000);

  it('says which folder lacks the unit directory', async () => {
    const refused = await duban(NO_DATABASE, 'import', join(folder, '方案.docx'), '--dry-run', '--units', folder);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('units.csv');
  }, 180_000);
});
