import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { ROOT, STATE_DIR } from './checkout.mjs';
import { run } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';
import { npm } from './npm.mjs';

/** Has packages of its own: they are old, and nothing but these tests needs them. */
const HOME = join(ROOT, 'test', 'oldest-browser');
const PACKED = join(HOME, 'node_modules', 'chrome-aws-lambda', 'bin');
const COMMAND = join(STATE_DIR, 'chromium-86', 'chromium');

/**
 * Chromium 86, the oldest browser the pages must work in, from the packages of test/oldest-browser; installed and unpacked once for this checkout.
 * It finds its libraries where `beside`, the Chromium of the other tests, finds its own. Throws LaunchError with what to do.
 * @returns {Promise<{ command: string, env: Record<string, string> }>}
 */
export async function findOldestChromium(beside, { onDetail = () => {} } = {}) {
  if (!existsSync(join(HOME, 'node_modules', '.package-lock.json'))) await npm(['ci', '--ignore-scripts'], { cwd: HOME, onDetail });
  if (!existsSync(COMMAND)) unpack();
  const found = { command: COMMAND, env: { ...beside.env } };
  const { code, output } = await run(COMMAND, ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'], { env: found.env });
  if (code !== 0) throw new LaunchError(`Chromium 86 已取得但无法运行：\n${output.trim().split('\n').slice(-5).join('\n')}\n请安装 chromium（它们所需的系统库相同），然后重试。`);
  return found;
}

function unpack() {
  mkdirSync(join(STATE_DIR, 'chromium-86'), { recursive: true });
  const half = `${COMMAND}.half`;
  writeFileSync(half, brotliDecompressSync(readFileSync(join(PACKED, 'chromium.br'))), { mode: 0o755 });
  renameSync(half, COMMAND);
}
