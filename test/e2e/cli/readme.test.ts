import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { EXPORT_TASK, smallDocument } from '../../support/small-document.js';
import { duban, dubanProcess } from './duban.js';

const commandsIn = async (file: string): Promise<string[]> =>
  [...(await readFile(file, 'utf8')).matchAll(/^npx duban (?<words>[^#\n]+)/gm)].map(({ groups }) => (groups?.['words'] ?? '').trim());

/** Looks for the compiled migrations. */
const NEEDS_COMPILED = new Set(['doctor', 'migrate']);

describe('the commands that the READMEs list', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await cloneDatabase('seeded');
    folder = await mkdtemp(join(tmpdir(), 'duban-readme-'));
    await writeFile(join(folder, '你的文件.docx'), smallDocument([EXPORT_TASK]));
  }, 180_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  it('are the same in both languages', async () => expect(await commandsIn('README.zh-CN.md')).toEqual(await commandsIn('README.md')));

  it('do their work on a fresh database, one after the other', async () => {
    const commands = await commandsIn('README.md');
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      const words = command.split(/\s+/).map((word) => (word === '你的文件.docx' ? join(folder, word) : word));
      const { status, stdout } = await (NEEDS_COMPILED.has(words[0] ?? '') ? dubanProcess : duban)(database.url, ...words);
      expect([command, status, stdout.length > 100]).toEqual([command, 0, true]);
    }
  }, 180_000);
});
