import { join } from 'node:path';
import { ROOT } from './checkout.mjs';
import { runOrFail } from './child-process.mjs';
import { startEphemeralPostgres } from './embedded-postgres.mjs';
import { artefactChecks } from './generated-artefacts.mjs';
import { findChromium } from './chromium.mjs';
import { findOldestChromium } from './oldest-chromium.mjs';
import { step } from './progress.mjs';
import { startTestRedis } from './redis.mjs';
import { setUp } from './set-up.mjs';
import { Tally } from './tally.mjs';
import { runJest, runLaunchTests, runSpeedTests, runVitest } from './test-runners.mjs';

const servers = [];
const stopServers = async () => {
  for (const server of servers.splice(0).reverse()) await server.stop();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopServers().finally(() => process.exit(130)));

const heading = (words) => process.stdout.write(`\n== ${words}\n`);

/** Settings meant for running Duban must not steer a test to somebody's own database, queue or mode. */
function testEnvironment() {
  const forRunning = ['DATABASE_URL', 'REDIS_URL', 'NODE_ENV', 'DUBAN_MODE', 'HOST', 'PORT', 'LOG_LEVEL', 'TICK_SECONDS'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !forRunning.includes(name)));
}

/** Static checks: each reads the sources only, so they run side by side. */
const tool = (...path) => join('node_modules', ...path);
const staticChecks = [
  ['类型检查（tsc）', [tool('typescript-native', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit']],
  ['网页的类型检查（tsc）', [tool('typescript-native', 'bin', 'tsc'), '-p', join('web', 'tsconfig.json')]],
  ['代码规则（ESLint）', [tool('eslint', 'bin', 'eslint.js'), '.', '--ignore-pattern', 'web/', '--max-warnings=0']],
  ['网页的代码规则（ESLint）', [tool('eslint', 'bin', 'eslint.js'), 'web', '--max-warnings=0']],
  ['依赖方向（dependency-cruiser）', [tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'config', 'migrations']],
];

/** What each of them gives; waits for all of them also when one fails, so that none is left at work. */
async function allSettledOrThrow(works) {
  const outcomes = await Promise.allSettled(works);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.map(({ value }) => value);
}

async function main(patterns) {
  const tally = new Tally();
  const only = patterns.length > 0;
  const env = testEnvironment();
  try {
    heading('准备');
    if (!(await tally.check('安装与编译', setUp))) return tally;
    let chromium;
    let oldest;
    let postgres;
    let redis;
    const prepareChromium = async () => {
      chromium = await step('准备测试用 Chromium', (detail) => findChromium({ onDetail: detail }));
      oldest = await step('准备测试用 Chromium 86', (detail) => findOldestChromium(chromium, { onDetail: detail }));
    };
    const started = async (starting) => {
      const server = await starting;
      servers.push(server);
      return server;
    };
    const fetchServers = () => tally.check('测试用的 PostgreSQL、Redis 与 Chromium', async () => {
      [postgres, redis] = await allSettledOrThrow([
        started(step('启动测试用 PostgreSQL', (detail) => startEphemeralPostgres({ onDetail: detail }))),
        started(step('准备测试用 Redis', (detail) => startTestRedis({ onDetail: detail }))),
        prepareChromium(),
      ]);
    });
    heading(only ? '测试用的服务' : '静态检查和测试用的服务');
    // What is fetched comes over the network while the checks keep the processors busy; the longest of them goes on beside the first tests.
    const checked = Promise.all(only ? [] : staticChecks.map(([name, args]) => tally.check(name, () => step(name, () => runOrFail(name, process.execPath, args, { cwd: ROOT, env })))));
    if (!(await fetchServers())) {
      await checked;
      return tally;
    }
    const served = { ...env, TEST_DATABASE_URL: postgres.url, TEST_REDIS_URL: redis.url, TEST_CHROMIUM: JSON.stringify(chromium), TEST_CHROMIUM_86: JSON.stringify(oldest) };
    if (only) {
      heading(`测试：${patterns.join(' ')}`);
      tally.add(await runJest(patterns, served));
      return tally;
    }
    heading('迁移与生成的文件，网页的单元测试');
    for (const { name, work } of artefactChecks(postgres.url, env)) await tally.check(name, () => step(name, work));
    tally.add(await runVitest(env));

    heading('单元、黄金样本、架构、集成、队列与端到端测试；旁边是启动器（全新检出：启动、使用、再次启动、停止）');
    // The launcher's tests wait for most of their time: what they leave of the processors is enough for the others.
    for (const counts of await Promise.all([runLaunchTests(env), runJest(patterns, served)])) tally.add(counts);
    await checked;
    heading('快慢：只有这些测试在运行');
    tally.add(await runSpeedTests(served));
    return tally;
  } finally {
    await stopServers();
  }
}

main(process.argv.slice(2)).then((tally) => {
  tally.print();
  process.exit(tally.failed > 0 ? 1 : 0);
}, (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exit(1);
});
