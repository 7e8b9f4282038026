import { join } from 'node:path';
import { CLI, ROOT, textOf } from './checkout.mjs';
import { runOrFail } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';

const DATA_SOURCE = join('dist', 'config', 'data-source.js');

const schema = join('migrations', 'schema.sql');

/** Files in the repository that a command writes: regenerating them must change nothing. */
const generated = [
  { command: 'openapi', file: 'openapi.json' },
  { command: 'states', file: join('docs', 'states.md') },
  { command: 'findings-codes', file: join('docs', 'findings.md') },
  { command: 'permissions', file: join('docs', 'permissions.md') },
];

/** The types of the interface for the pages, as openapi.json gives them. */
const webTypes = join('web', 'src', 'api', 'schema.ts');
const typesOfInterface = async (env) =>
  (await runOrFail('openapi-typescript', process.execPath, [join('node_modules', 'openapi-typescript', 'bin', 'cli.js'), 'openapi.json'], { cwd: ROOT, env })).stdout;

/** `duban` against the database; resolves to what it printed. */
const dubanOn = (databaseUrl, env) => async (...args) =>
  (await runOrFail(`duban ${args.join(' ')}`, process.execPath, [CLI, ...args], { cwd: ROOT, env: { ...env, DATABASE_URL: databaseUrl } })).stdout;

/**
 * Every generated file with its text as the code has it now, given an empty database.
 * @returns {{ file: string, text: () => Promise<string> }[]}
 */
export function writtenArtefacts(databaseUrl, env) {
  const duban = dubanOn(databaseUrl, env);
  return [
    { file: schema, text: async () => { await duban('migrate'); return duban('schema'); } },
    ...generated.map(({ command, file }) => ({ file, text: () => duban(command) })),
    { file: webTypes, text: () => typesOfInterface(env) },
  ];
}

/**
 * The checks on migrations and generated files, to be run in this order on an empty database.
 * @returns {{ name: string, work: () => Promise<void> }[]}
 */
export function artefactChecks(databaseUrl, env) {
  const withDatabase = { ...env, DATABASE_URL: databaseUrl };
  const duban = dubanOn(databaseUrl, env);
  const typeorm = (...args) => runOrFail(`typeorm ${args.join(' ')}`, process.execPath,
    [join('node_modules', 'typeorm', 'cli.js'), ...args, '-d', DATA_SOURCE], { cwd: ROOT, env: withDatabase });
  const sameAsCommitted = async (command, file) => assertSame(await duban(command), file);
  return [
    { name: '空数据库可以迁移到最新结构，再迁移一次不变', work: async () => { await duban('migrate'); await duban('migrate'); } },
    { name: `${schema} 与迁移结果一致`, work: () => sameAsCommitted('schema', schema) },
    { name: '实体与迁移结果一致（migration:generate --check）', work: () => typeorm('migration:generate', '--check', join('migrations', 'Difference')) },
    {
      name: '最新的迁移可以撤销并重新执行',
      work: async () => {
        await typeorm('migration:revert');
        if (isSame(await duban('schema'), schema)) throw new LaunchError('撤销最新的迁移没有改变数据库结构。');
        await duban('migrate');
        await sameAsCommitted('schema', schema);
      },
    },
    ...generated.map(({ command, file }) => ({ name: `${file} 与代码一致`, work: () => sameAsCommitted(command, file) })),
    { name: `${webTypes} 与 openapi.json 一致`, work: async () => assertSame(await typesOfInterface(env), webTypes) },
  ];
}

const isSame = (text, file) => text === textOf(join(ROOT, file));

function assertSame(text, file) {
  const committed = textOf(join(ROOT, file));
  if (committed === undefined) throw new LaunchError(`缺少 ${file}。用 npm run generate 生成。`);
  if (committed === text) return;
  const [ours, theirs] = [text.split('\n'), committed.split('\n')];
  const line = ours.findIndex((words, index) => words !== theirs[index]);
  const at = line === -1 ? ours.length : line;
  throw new LaunchError(`${file} 与重新生成的结果不同，从第 ${at + 1} 行起：\n  文件：${theirs[at] ?? '（到此为止）'}\n  生成：${ours[at] ?? '（到此为止）'}\n`
    + `确认改动无误后，用 npm run generate 更新。`);
}
