import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { LaunchError } from './launch-error.mjs';

const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

let deathSignalWorks;
/** True when setpriv can tie a child's life to ours (Linux with util-linux). */
function canTieToParent() {
  deathSignalWorks ??= process.platform === 'linux'
    && spawnSync('setpriv', ['--pdeathsig', 'SIGTERM', 'true'], { stdio: 'ignore' }).status === 0;
  return deathSignalWorks;
}

/** The command and arguments that make the kernel send `signal` to the child when its parent dies, even by SIGKILL. */
export function tiedToParent(signal, command, args) {
  return canTieToParent() ? ['setpriv', ['--pdeathsig', signal, command, ...args]] : [command, args];
}

/** Opens a log for appending; a log that has grown past 5 MB starts again from empty. */
export function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) truncateSync(path);
  return openSync(path, 'a');
}

/** The last lines of a log that were written after byte `from`, as one string. */
export function logTail(path, from = 0, lines = 20) {
  const bytes = readFileSync(path);
  return bytes.subarray(Math.min(from, bytes.length)).toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Starts a long-running child whose output goes to the log and who ends when this process ends.
 * It gets a session of its own, so that Ctrl-C reaches only the launcher, which then stops its children in order.
 * @returns {{ name: string, pid: number, logPath: string, died: Promise<{code: number|null, signal: string|null}>, isDead: () => boolean, tail: () => string, stop: (graceMs?: number) => Promise<void> }}
 */
export function startService({ name, command, args, env, cwd, logPath, deathSignal = 'SIGTERM', stopSignal = 'SIGTERM', killSignal = 'SIGKILL' }) {
  const log = openLog(logPath);
  const logBegan = statSync(logPath).size;
  const [bin, argv] = tiedToParent(deathSignal, command, args);
  const child = spawn(bin, argv, { cwd, env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let outcome;
  const died = new Promise((resolve) => {
    child.once('error', (error) => resolve((outcome = { code: null, signal: null, error })));
    child.once('exit', (code, signal) => resolve((outcome = { code, signal })));
  });
  return {
    name,
    pid: child.pid,
    logPath,
    died,
    isDead: () => outcome !== undefined,
    tail: () => (outcome?.error ? String(outcome.error) : logTail(logPath, logBegan)),
    stop: async (graceMs = 15_000) => {
      if (outcome === undefined) child.kill(stopSignal);
      const impatience = setTimeout(() => child.kill(killSignal), graceMs);
      await died;
      clearTimeout(impatience);
    },
  };
}

/**
 * Runs a command to its end. Every line it writes goes to `onLine`; all output is returned.
 * @returns {Promise<{ code: number, output: string, stdout: string }>} code is 128 when a signal ended it
 */
export function run(command, args, { env = process.env, cwd, onLine = () => {}, tied = true } = {}) {
  const [bin, argv] = tied ? tiedToParent('SIGTERM', command, args) : [command, args];
  return new Promise((resolve, reject) => {
    const child = spawn(bin, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { stdout += text; output += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { output += text; });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => { if (line.trim()) onLine(line.trim()); });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, output, stdout }));
  });
}

/** As `run`, but a failing command is a LaunchError that says what failed and shows the last lines it wrote. */
export async function runOrFail(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new LaunchError(`${what}失败（退出码 ${result.code}）：\n${result.output.trimEnd().split('\n').slice(-40).join('\n')}`);
  }
  return result;
}

/** True when a process with this id runs; one that has ended but was not yet collected by its parent does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return !['Z', 'X'].includes(statFields(pid)?.[0]);
}

/** When the process started, in clock ticks since boot: tells a process from a later one with the same id. Undefined off Linux. */
export function startTicks(pid) {
  const ticks = statFields(pid)?.[19];
  return ticks === undefined ? undefined : Number(ticks);
}

/** The fields of /proc/PID/stat from the state letter on; the name before it may hold spaces and brackets. */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
