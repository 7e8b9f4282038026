// Random faults for as long as asked: `npm run soak -- --minutes 30 [--seed N]`. Prints the seed; the same seed gives the same sequence.
import { randomInt } from 'node:crypto';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../src/launch/checkout.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? randomInt(1_000_000));
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('用法：npm run soak -- --minutes 30 [--seed 整数]\n');
  process.exit(2);
}
process.stdout.write(`随机故障 ${minutes} 分钟，种子 ${seed}\n`);
const child = spawn(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects=database', '--runInBand', '--testPathPatterns', 'test/queue/soak'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', SOAK_SECONDS: String(minutes * 60), SOAK_SEED: String(seed) },
});
child.once('exit', (code) => {
  if (code !== 0) process.stderr.write(`重现：npm run soak -- --minutes ${minutes} --seed ${seed}\n`);
  process.exit(code ?? 1);
});
