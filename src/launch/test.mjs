import { join } from 'node:path';
import { ROOT } from './checkout.mjs';
import { runOrFail } from './child-process.mjs';
import { startEphemeralPostgres } from './embedded-postgres.mjs';
import { artefactChecks } from './generated-artefacts.mjs';
import { step } from './progress.mjs';
import { startTestRedis } from './redis.mjs';
import { setUp } from './set-up.mjs';
import { Tally } from './tally.mjs';
import { runJest, runLaunchTests } from './test-runners.mjs';

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

/** Static checks: each reads the sources only. */
const tool = (...path) => join('node_modules', ...path);
const staticChecks = [
  ['类型检查（tsc）', [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--noEmit']],
  ['代码规则（ESLint）', [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']],
  ['依赖方向（dependency-cruiser）', [tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'config', 'migrations']],
];

async function main(patterns) {
  const tally = new Tally();
  const only = patterns.length > 0;
  const env = testEnvironment();
  try {
    heading('准备');
    if (!(await tally.check('安装与编译', setUp))) return tally;
    if (!only) {
      heading('静态检查');
      for (const [name, args] of staticChecks) await tally.check(name, () => step(name, () => runOrFail(name, process.execPath, args, { cwd: ROOT, env })));
    }

    heading(only ? `测试：${patterns.join(' ')}` : '单元、黄金样本、架构、集成、队列与端到端测试');
    const ready = await tally.check('测试用的 PostgreSQL 与 Redis', async () => {
      servers.push(await step('启动测试用 PostgreSQL', (detail) => startEphemeralPostgres({ onDetail: detail })));
      servers.push(await step('准备测试用 Redis', (detail) => startTestRedis({ onDetail: detail })));
    });
    if (!ready) return tally;
    const [postgres, redis] = servers;
    tally.add(await runJest(patterns, { ...env, TEST_DATABASE_URL: postgres.url, TEST_REDIS_URL: redis.url }));
    if (only) return tally;

    heading('迁移与生成的文件');
    for (const { name, work } of artefactChecks(postgres.url, env)) await tally.check(name, () => step(name, work));
    await stopServers();

    heading('启动器（全新检出：启动、使用、再次启动、停止）');
    tally.add(await runLaunchTests(env));
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
