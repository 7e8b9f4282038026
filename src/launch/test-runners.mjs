import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, STATE_DIR, textOf } from './checkout.mjs';
import { tiedToParent } from './child-process.mjs';

const REPORTS = join(STATE_DIR, 'reports');
const EXIT_GRACE_MS = 20_000;
/** What Jest writes when a test file leaves something open in a worker. */
const LEFT_OPEN = /worker process has failed to exit gracefully|did not exit one second after/;

/**
 * Runs Jest, all tests or those matching the patterns, with its own output. What measures how long things take runs by itself after everything else (`runSpeedTests`), or with the others when a pattern asks for it.
 * A skipped test counts as failed, and so do a file that cannot run and anything left open.
 * @returns {Promise<{ passed: number, failed: number, names: string[] }>}
 */
export async function runJest(patterns, env) {
  // Half as many again as processors: some files wait for most of their time.
  const workers = Math.max(2, Math.ceil(availableParallelism() * 1.5));
  return jestOn(['pure', 'database', ...(patterns.length > 0 ? ['speed', '--testPathPatterns', ...patterns] : [])], workers, env);
}

/** Runs what measures how long things take, one file after another; same result as runJest. */
export function runSpeedTests(env) {
  return jestOn(['speed'], 1, env);
}

async function jestOn(projects, workers, env) {
  const report = freshReport(`jest-${projects[0]}.json`);
  const args = [join('node_modules', 'jest', 'bin', 'jest.js'), `--maxWorkers=${workers}`, '--json', `--outputFile=${report}`, '--selectProjects', ...projects];
  const options = [env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--max-semi-space-size=32'].filter(Boolean).join(' ');
  const { code, leftOpen } = await runWatched(args, { ...env, NODE_OPTIONS: options }, report);
  return jestCounts(report, code, leftOpen);
}

/** Runs Vitest on the components and the pure parts of the pages; same result as runJest. */
export async function runVitest(env) {
  const report = freshReport('vitest.json');
  const args = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', join('web', 'vitest.config.ts'), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runWatched(args, env, undefined);
  return jestCounts(report, code, false, 'Vitest');
}

/** Runs Node's own test runner on the tests of the launcher; same result as runJest. */
export async function runLaunchTests(env) {
  const report = freshReport('launch.tap');
  const folder = join(ROOT, 'test', 'launch');
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).map((name) => relative(ROOT, join(folder, name)));
  const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${report}`, ...files];
  const { code } = await runWatched(args, env, undefined);
  const tap = textOf(report) ?? '';
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') + count('skipped') + count('todo');
  const names = [...tap.matchAll(/^ *not ok \d+ - (.+)$/gm)].map((match) => match[1]);
  if (count('tests') === 0 || (code !== 0 && failed === 0)) return { passed: count('pass'), failed: failed + 1, names: [`test/launch 没有运行完（退出码 ${code}）`] };
  return { passed: count('pass'), failed, names };
}

/** Vitest writes its report in the words of Jest. */
function jestCounts(report, code, leftOpen, runner = 'Jest') {
  const text = textOf(report);
  if (!text) return { passed: 0, failed: 1, names: [`${runner} 没有运行完（退出码 ${code}）`] };
  const results = JSON.parse(text);
  const names = [];
  for (const file of results.testResults) {
    const path = relative(ROOT, file.name);
    if (file.status === 'failed' && file.assertionResults.length === 0) names.push(`${path} 无法运行`);
    for (const test of file.assertionResults) {
      if (test.status === 'failed') names.push(`${path} › ${test.fullName}`);
      else if (test.status !== 'passed') names.push(`${path} › ${test.fullName}（被跳过）`);
    }
  }
  if (results.numTotalTests === 0 && names.length === 0) names.push('没有符合条件的测试');
  if (leftOpen) names.push('有测试结束后仍留着打开的连接、计时器或进程');
  if (code !== 0 && names.length === 0) names.push(`${runner} 以退出码 ${code} 结束`);
  return { passed: results.numPassedTests, failed: names.length, names };
}

/** Runs Node on the arguments; when the report is written but the process does not end by itself, it is ended and said so. */
function runWatched(args, env, report) {
  const [command, argv] = tiedToParent('SIGTERM', process.execPath, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { cwd: ROOT, env, stdio: ['ignore', report === undefined ? 'inherit' : 'ignore', 'pipe'] });
    let leftOpen = false;
    child.stderr.setEncoding('utf8').on('data', (text) => {
      leftOpen ||= LEFT_OPEN.test(text);
      process.stderr.write(text);
    });
    let finishedAt;
    const watch = setInterval(() => {
      if (report === undefined || !existsSync(report)) return;
      finishedAt ??= performance.now();
      if (performance.now() - finishedAt > EXIT_GRACE_MS) {
        leftOpen = true;
        child.kill('SIGKILL');
      }
    }, 500);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      resolve({ code: code ?? 128, leftOpen });
    });
  });
}

function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, name);
  rmSync(path, { force: true });
  return path;
}
