import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_DIR } from './checkout.mjs';
import { run } from './child-process.mjs';
import { unpackPackages, unpackedEnvironment } from './debian-package.mjs';
import { LaunchError } from './launch-error.mjs';

const OWN_COPY = join(STATE_DIR, 'chromium');
const OWN_FONTS = join(OWN_COPY, 'fonts.conf');

/** Fonts of the copy beside those of the system: Chinese would be boxes without them. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(OWN_COPY, 'usr', 'share', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(OWN_COPY, 'font-cache')}</cachedir></fontconfig>`;

/**
 * A Chromium for the tests of the pages: the one CHROMIUM names, one of the system with Chinese fonts, or the distribution's package, fetched once for this checkout.
 * The one without a window of its own comes first: drawing that window takes a third of the time.
 * Throws LaunchError with what to do when none can be had.
 * @returns {Promise<{ command: string, env: Record<string, string> }>}
 */
export async function findChromium({ onDetail = () => {} } = {}) {
  const found = (await installedChromium()) ?? (await fetchedChromium(onDetail));
  if (found === undefined) throw new LaunchError('Chromium 已取得但无法运行。请安装 chromium 和 fonts-noto-cjk，或用环境变量 CHROMIUM 指明程序的路径。');
  return found;
}

async function installedChromium() {
  const candidates = [
    ...(process.env.CHROMIUM ? [{ command: process.env.CHROMIUM, env: { ...process.env } }] : []),
    ...(await hasChineseFont() ? ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].map((command) => ({ command, env: { ...process.env } })) : []),
    { command: join(OWN_COPY, 'usr', 'lib', 'chromium', 'chromium-headless-shell'), env: { ...unpackedEnvironment(OWN_COPY), FONTCONFIG_FILE: OWN_FONTS } },
  ];
  for (const candidate of candidates.filter(({ command }) => existsSync(command))) {
    // A version is also told by one whose data is missing: it must draw a page.
    if ((await run(candidate.command, ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'], { env: candidate.env })).code === 0) return candidate;
  }
  return undefined;
}

/** Whether the system has a font for Chinese; one without fontconfig has none we could rely on. */
async function hasChineseFont() {
  const listed = await run('fc-list', [':lang=zh-cn', 'family']).catch(() => ({ code: 1, stdout: '' }));
  return listed.code === 0 && listed.stdout.trim() !== '';
}

async function fetchedChromium(onDetail) {
  try {
    await unpackPackages(['chromium-headless-shell', 'chromium-common', 'fonts-noto-cjk'], OWN_COPY, onDetail);
  } catch (error) {
    throw new LaunchError(`页面测试需要 Chromium，但本机没有，也未能自动取得：\n${error.message}\n`
      + '请任选一种办法后重试：安装 chromium 和中文字体（例如 apt-get install chromium fonts-noto-cjk）；或用环境变量 CHROMIUM 指明程序的路径。');
  }
  mkdirSync(OWN_COPY, { recursive: true });
  writeFileSync(OWN_FONTS, FONTS);
  return installedChromium();
}
