import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { CLI, LOG_DIR, ROOT } from '../../src/launch/checkout.mjs';
import { runOrFail, startService } from '../../src/launch/child-process.mjs';
import { findChromium } from '../../src/launch/chromium.mjs';
import { startEphemeralPostgres } from '../../src/launch/embedded-postgres.mjs';
import { anyFreePort } from '../../src/launch/free-port.mjs';
import { step } from '../../src/launch/progress.mjs';
import { setUp } from '../../src/launch/set-up.mjs';
import { act } from './acts.mjs';

/** Three months into the year: acknowledgements long due, half-year summaries just missed, notices drafted. */
const DAY = '2024-07-05';
const SIZES = [['1440', { width: 1440, height: 900 }], ['390', { width: 390, height: 844 }]];
const FOLDER = join(ROOT, 'docs', 'screens');
const QUIETLY = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Each page with the person who sees it. `{plan}` is the plan with the 58 rows, `{item}` its 25th, `{unit}` the bureau that leads most of them. */
const PAGES = [
  ['entrance', null, '/'],
  ['plans', 'leader', '/plans'],
  ['ledger', 'leader', '/plans/{plan}'],
  ['ledger-late', 'leader', '/plans/{plan}?view=attention'],
  ['item', 'leader', '/tasks/{item}'],
  ['inbox', 'liaison.commerce-bureau', '/inbox'],
  ['my-unit', 'head.commerce-bureau', '/my-unit'],
  ['cockpit', 'office.2024-21', '/cockpit'],
  ['review', 'office.2024-21', '/review'],
  ['notices', 'office.2024-21', '/notices'],
  ['circulars', 'office.2024-21', '/circulars'],
  ['instructions', 'office.2024-21', '/instructions'],
  ['info', 'office.2024-20', '/info'],
  ['rehearsal', 'office.2024-20', '/rehearsal'],
  ['import', 'office.2024-21', '/import'],
  ['closing', 'office.2024-21', '/plans/{plan}/closing'],
  ['rollover', 'office.2024-21', '/plans/{plan}/rollover'],
  ['brief', 'leader', '/brief'],
  ['units', 'office.2024-21', '/units/{unit}'],
  ['accounts', 'admin.system', '/accounts'],
  ['rules', 'office.2024-21', '/rules'],
  ['calendar', 'admin.system', '/rules?view=calendar'],
  ['audit', 'admin.audit', '/audit'],
  ['settings', 'head.commerce-bureau', '/settings'],
];

/** What is pressed before the picture is taken. */
const PRESSED = {
  async rehearsal(page) {
    await page.getByRole('button', { name: '推演', exact: true }).click();
    await page.getByText('推演完成：').first().waitFor({ timeout: 60_000 });
  },
};

const env = (databaseUrl, more = {}) => ({ ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: '', DUBAN_MODE: 'demo', LOG_LEVEL: 'error', ...more });

async function main(only) {
  await setUp();
  const postgres = await step('启动 PostgreSQL', (onDetail) => startEphemeralPostgres({ onDetail }));
  let service;
  try {
    for (const words of [['migrate'], ['seed'], ['tick', '--until', DAY]]) await step(`duban ${words.join(' ')}`, () => runOrFail(words[0], process.execPath, [CLI, ...words], { cwd: ROOT, env: env(postgres.url) }));
    const port = await anyFreePort();
    const origin = `http://127.0.0.1:${port}`;
    service = startService({ name: '服务', command: process.execPath, args: [join('dist', 'src', 'standalone.js')], cwd: ROOT, logPath: join(LOG_DIR, 'screens.log'), env: env(postgres.url, { PORT: String(port) }) });
    while (!(await fetch(`${origin}/readyz`).catch(() => undefined))?.ok) {
      if (service.isDead()) throw new Error(service.tail());
      await sleep(100);
    }
    await step('办理', () => act(origin));
    await step('拍照', () => photograph(origin, only));
  } finally {
    await service?.stop();
    await postgres.stop();
  }
}

async function photograph(origin, only) {
  mkdirSync(FOLDER, { recursive: true });
  const plans = await (await fetch(`${origin}/api/v1/plans?limit=200`, { headers: { 'x-duban-account': 'leader' } })).json();
  const plan = plans.rows.find(({ items }) => items === 58).id;
  const ledger = await (await fetch(`${origin}/api/v1/plans/${plan}/ledger-page?limit=200`, { headers: { 'x-duban-account': 'leader' } })).json();
  const item = ledger.rows.find(({ number }) => number === '25').itemId;
  const [{ id: unit }] = await (await fetch(`${origin}/api/v1/units?q=${encodeURIComponent('市商务局')}`, { headers: { 'x-duban-account': 'leader' } })).json();
  const found = await findChromium();
  const browser = await chromium.launch({ executablePath: found.command, env: found.env, args: QUIETLY });
  try {
    for (const [name, login, path] of PAGES.filter(([name]) => only.length === 0 || only.includes(name))) {
      for (const [width, viewport] of SIZES) {
        const context = await browser.newContext({ viewport, baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
        if (login !== null) await context.addInitScript(`localStorage.setItem('duban.account', ${JSON.stringify(login)})`);
        const page = await context.newPage();
        await page.goto(path.replace('{plan}', plan).replace('{item}', item).replace('{unit}', unit));
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.getByText('正在读取…').first().waitFor({ state: 'detached' });
        await PRESSED[name]?.(page);
        await sleep(1_000);
        await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`) });
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
