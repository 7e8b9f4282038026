import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import type { UnitDirectory } from '../../../domain/unit/unit.js';
import { childCommand, compiledEntry } from './child-command.js';
import type { IsolatedReading, ReadingReport } from './reading-result.js';
import { turns } from './turns.js';

/** What one reading may use. */
export interface ReadingLimits {
  /** Resident memory of the reading process in bytes. */
  readonly memoryBytes: number;
  /** From the start of the process to its report, in milliseconds. */
  readonly wallMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const READING_LIMITS: ReadingLimits = { memoryBytes: 512 * MEBIBYTE, wallMs: 30_000 };

const PROCESSES_AT_ONCE = 2;
/** The heap takes this share of the memory; the rest is for the bytes of the file and the program itself. */
const HEAP_SHARE = 0.75;
const MEMORY_POLL_MS = 50;
const KEPT_ERROR_OUTPUT = 16_384;
/** Node's own words when the heap is full or a buffer cannot be had. */
const OUT_OF_MEMORY = /heap out of memory|allocation failed/i;

const inTurn = turns(PROCESSES_AT_ONCE);
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * Reads a file in a process of its own, without network, without rights to the file system, with limited memory and time; at most two
 * run at once, the others wait in order. Throws SourceRejected: what the reading itself rejects, `reading-too-large`, `reading-too-long`,
 * and `corrupt` where the process ended unexpectedly; `cause` then holds its stack or output for the log. `entry` is for tests.
 */
export function readIsolated(bytes: Uint8Array, directory: UnitDirectory, limits: ReadingLimits = READING_LIMITS, entry: string = compiledEntry()): Promise<IsolatedReading> {
  return inTurn(async () => {
    const report = await reportOfChild(bytes, directory, limits, entry);
    if (report.kind === 'read') return report.reading;
    throw report.kind === 'rejected' ? new SourceRejected(report.code, report.message) : unexpected(report.stack, limits);
  });
}

async function reportOfChild(bytes: Uint8Array, directory: UnitDirectory, limits: ReadingLimits, entry: string): Promise<ReadingReport> {
  const command = childCommand(entry, limits.memoryBytes * HEAP_SHARE);
  const child = fork(command.entry, { execArgv: [...command.execArgv], env: {}, stdio: ['pipe', 'ignore', 'pipe', 'ipc'] });
  running.add(child);
  yieldProcessor(child);
  const ended = new AbortController();
  const errorOutput = lastOutput(child);
  try {
    return await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([report]) => report as ReadingReport),
      endOf(child, errorOutput),
      tooLong(limits.wallMs, ended.signal),
      tooLarge(child, limits.memoryBytes, ended.signal),
      given(child, bytes, directory),
    ]);
  } finally {
    ended.abort();
    running.delete(child);
    child.kill('SIGKILL');
  }
}

/** People who wait for a page come before a file that is being read. */
function yieldProcessor({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process has ended already, or the system does not let us: it is then read at the usual priority.
  }
}

/** Hands the file over; never settles unless that fails for another reason than the end of the child, which is reported as such. */
function given(child: ChildProcess, bytes: Uint8Array, directory: UnitDirectory): Promise<never> {
  return new Promise((_, reject) => {
    child.on('error', reject);
    child.stdin?.on('error', () => undefined);
    child.send(directory, () => undefined);
    child.stdin?.end(bytes);
  });
}

async function endOf(child: ChildProcess, errorOutput: () => string): Promise<ReadingReport> {
  // A report that was sent before the end is delivered before `close`.
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { kind: 'failed', stack: `exit code ${code}, signal ${signal}\n${errorOutput()}` };
}

async function tooLong(wallMs: number, signal: AbortSignal): Promise<ReadingReport> {
  await unlessEnded(delay(wallMs, undefined, { signal }));
  return { kind: 'rejected', code: 'reading-too-long', message: `文件读了 ${wallMs / 1000} 秒还没有读完，已经停止。请只保留要督办的内容，或分成几个文件导入。` };
}

/** Watches the memory where the system shows it (Linux); elsewhere the heap limit alone holds. */
async function tooLarge(child: ChildProcess, memoryBytes: number, signal: AbortSignal): Promise<ReadingReport> {
  for (;;) {
    await unlessEnded(delay(MEMORY_POLL_MS, undefined, { signal }));
    if ((await residentBytes(child.pid)) > memoryBytes) return tooLargeReport(memoryBytes);
  }
}

function tooLargeReport(memoryBytes: number): ReadingReport & { kind: 'rejected' } {
  return { kind: 'rejected', code: 'reading-too-large', message: `读这个文件需要的内存超过 ${Math.round(memoryBytes / MEBIBYTE)} MB，已经停止。请只保留要督办的内容，或分成几个文件导入。` };
}

/** A timer that is cut short because the reading has ended has nothing to say any more. */
async function unlessEnded(timer: Promise<void>): Promise<void> {
  await timer.catch(() => new Promise<never>(() => undefined));
}

async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

function lastOutput(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    words = (words + piece).slice(-KEPT_ERROR_OUTPUT);
  });
  return () => words;
}

function unexpected(stack: string, limits: ReadingLimits): SourceRejected {
  const large = OUT_OF_MEMORY.test(stack) ? tooLargeReport(limits.memoryBytes) : null;
  const rejection = new SourceRejected(large?.code ?? 'corrupt', large?.message ?? '读这个文件时出了意外，没有读完：文件可能损坏，或有少见的内容。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。');
  rejection.cause = stack;
  return rejection;
}
