import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { runCommandLine } from '../../../src/cli/run-command-line.js';

const CLI = fileURLToPath(new URL('../../../dist/src/cli.js', import.meta.url));

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, one after the other, with what it prints kept (150 columns): starting Node and loading the product for each of a
 * hundred calls takes longer than the commands. `dubanProcess` is the same as a user starts it; what looks for the compiled migrations needs that.
 */
export function duban(databaseUrl: string, ...args: readonly string[]): Promise<CliRun> {
  const run = last.then(() => here(databaseUrl, args));
  last = run.catch(() => undefined);
  return run;
}

async function here(databaseUrl: string, args: readonly string[]): Promise<CliRun> {
  const kept = { stdout: process.stdout.write, stderr: process.stderr.write, exitCode: process.exitCode, url: process.env['DATABASE_URL'] };
  const said = { stdout: '', stderr: '' };
  const keeping = (stream: 'stdout' | 'stderr') => (words: string | Uint8Array): boolean => {
    said[stream] += String(words);
    return true;
  };
  process.stdout.write = keeping('stdout');
  process.stderr.write = keeping('stderr');
  process.exitCode = undefined;
  process.env['DATABASE_URL'] = databaseUrl;
  try {
    await runCommandLine(args);
    return { status: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.stdout.write = kept.stdout;
    process.stderr.write = kept.stderr;
    process.exitCode = kept.exitCode;
    if (kept.url === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = kept.url;
  }
}

/** Runs the compiled command line as its own process, with its output in pipes (150 columns). */
export function dubanProcess(databaseUrl: string, ...args: readonly string[]): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, DATABASE_URL: databaseUrl } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (words: string) => (stdout += words));
    child.stderr.setEncoding('utf8').on('data', (words: string) => (stderr += words));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** What the run printed; throws with its error output when it failed. */
export async function printed(databaseUrl: string, ...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await duban(databaseUrl, ...args);
  if (status !== 0) throw new Error(`duban ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Number of rows of every table of the application, by name. */
export async function rowCounts(databaseUrl: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
      counts[name] = rows[0]?.count ?? -1;
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** The rows of printed tables, each cell with its wrapped lines joined again; the first row is the head. A line that begins with an empty cell continues. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.split('\n').filter((candidate) => candidate.includes('│'))) {
    const cells = line.split('│').map((cell) => cell.trim());
    const last = rows.at(-1);
    if (cells[0] === '' && last) rows[rows.length - 1] = last.map((cell, index) => cell + (cells[index] ?? ''));
    else rows.push(cells);
  }
  return rows;
}
