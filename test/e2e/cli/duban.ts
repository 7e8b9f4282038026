import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const CLI = fileURLToPath(new URL('../../../dist/src/cli.js', import.meta.url));

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled command line as its own process, with its output in pipes (150 columns). */
export function duban(databaseUrl: string, ...args: readonly string[]): Promise<CliRun> {
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
