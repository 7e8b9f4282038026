import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { FirstAdministrators } from '../../src/modules/staffing/index.js';
import { axeFindings } from '../support/browser.js';
import { type PageStory, startPageStory } from '../support/page-story.js';

const PASSWORD = '江城夜雨十年灯一盏茶几许';
const PEOPLE = [['systemAdministrator', 'zhang.san', '张三'], ['securityAdministrator', 'li.si', '李四'], ['auditor', 'wang.wu', '王五']] as const;

describe('the first start in production, in Chromium', () => {
  const codes = new Map<string, string>();
  const secrets = new Map<string, string>();
  let story: PageStory;
  let api: PageStory['api'];
  let sql: PageStory['sql'];

  const fresh = (address: string): Promise<Page> => story.open(null, address, { apart: true });
  /** The digits some 30-second steps from now: one of the neighbouring steps still counts, and each counts once. */
  const digits = async (login: string, steps: number): Promise<string> => {
    const [{ seconds }] = await sql('select extract(epoch from clock_timestamp())::float8 as seconds');
    return new TOTP({ secret: Secret.fromBase32(secrets.get(login) ?? '') }).generate({ timestamp: (seconds + steps * 30) * 1000 });
  };
  const activate = async (page: Page, login: string): Promise<void> => {
    await page.getByRole('link', { name: /用激活码设定口令/ }).click();
    // The page before has a field for the login too: the code is only asked for here.
    await page.getByRole('textbox', { name: '激活码' }).fill(codes.get(login) ?? '');
    await page.getByRole('textbox', { name: '登录名' }).fill(login);
    await page.getByLabel('新口令', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再写一遍新口令').fill(PASSWORD);
    await page.getByRole('button', { name: '设定口令' }).click();
    await page.getByText('口令已设定，请登录。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: '去登录' }).click();
  };
  const signIn = async (page: Page, login: string): Promise<void> => {
    await page.getByRole('textbox', { name: '登录名' }).fill(login);
    await page.getByLabel('口令', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  /** An administrator from the code to the first page: password, second factor, signed in. */
  const arrive = async (login: string): Promise<Page> => {
    const page = await fresh('/');
    await activate(page, login);
    await signIn(page, login);
    await page.getByText('你的岗位登录须有动态口令').waitFor();
    await page.getByRole('button', { name: '取得密钥' }).click();
    const secret = await page.getByRole('status', { name: '密钥' }).textContent();
    secrets.set(login, secret ?? '');
    expect(await page.getByRole('link', { name: /动态口令软件/ }).getAttribute('href')).toContain(`secret=${secret}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('textbox', { name: '手机上显示的 6 位数字' }).fill(await digits(login, 0));
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.getByText('动态口令已启用').waitFor();
    await page.getByRole('textbox', { name: '动态口令（启用后必填）' }).fill(await digits(login, 1));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    return page;
  };

  beforeAll(async () => {
    story = await startPageStory({ DUBAN_MODE: 'production' });
    ({ api, sql } = story);
  }, 180_000);
  afterAll(() => story?.close());

  it('says what to run on the server while there are no administrators, and lets people in once they are set', async () => {
    const page = await fresh('/accounts');
    await page.getByRole('heading', { name: '还没有设定管理员' }).waitFor();
    const commands = await page.getByRole('listitem').allTextContents();
    expect(commands.map((line) => line.trim())).toEqual(PEOPLE.map(([role]) => `duban account add --role ${role} <登录名> <姓名>`));
    expect(await axeFindings(page)).toEqual([]);
    for (const [role, login, name] of PEOPLE) codes.set(login, (await api.app.get(FirstAdministrators, { strict: false }).add(role, login, name)).code);
    await page.getByRole('button', { name: '已设定，再看一次' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  it('refuses a wrong code and a wrong password in words', async () => {
    const page = await fresh('/activate');
    await page.getByRole('textbox', { name: '登录名' }).fill('zhang.san');
    await page.getByRole('textbox', { name: '激活码' }).fill('AAAAA-AAAAA-AAAAA-AAAAA');
    await page.getByLabel('新口令', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再写一遍新口令').fill(`${PASSWORD}？`);
    await page.getByText('两遍写的不一样。').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('再写一遍新口令').fill(PASSWORD);
    await page.getByRole('button', { name: '设定口令' }).click();
    await page.getByRole('alert').getByText(/激活码不正确/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('/');
    await signIn(page, 'zhang.san');
    await page.getByRole('alert').getByText(/不正确/).waitFor();
    await page.context().close();
  }, 180_000);

  it('carries an account from its making over the proposal and its confirmation by another person to the first sign-in', async () => {
    const system = await arrive('zhang.san');
    await system.getByRole('heading', { level: 1, name: '账号与岗位' }).waitFor();
    await system.getByRole('button', { name: '新账号…' }).click();
    const made = system.getByRole('dialog', { name: '建立账号' });
    await made.getByRole('textbox', { name: '登录名' }).fill('chen.xiaoming');
    await made.getByRole('textbox', { name: '姓名' }).fill('陈晓明');
    expect(await axeFindings(system)).toEqual([]);
    await made.getByRole('button', { name: '建立' }).click();
    codes.set('chen.xiaoming', (await system.getByRole('status', { name: 'chen.xiaoming 的激活码' }).textContent()) ?? '');
    expect(await axeFindings(system)).toEqual([]);

    const security = await arrive('li.si');
    await security.getByRole('button', { name: '陈晓明' }).click();
    await security.getByRole('button', { name: '授予岗位…' }).click();
    const proposal = security.getByRole('dialog', { name: '提出授予岗位' });
    await proposal.getByRole('combobox', { name: '岗位' }).selectOption({ label: '联络员' });
    await proposal.getByRole('combobox', { name: '单位' }).fill('市商务局');
    expect(await axeFindings(security)).toEqual([]);
    await proposal.getByRole('button', { name: '提出' }).click();
    await security.getByText('已提出，等另一人确认后生效。').waitFor();
    await security.goto('/accounts?view=changes');
    await security.getByRole('row', { name: /陈晓明/ }).waitFor();
    expect(await security.getByRole('row', { name: /陈晓明/ }).getByRole('button').allTextContents()).toEqual(['收回…']);

    await system.goto('/accounts?view=changes');
    await system.getByRole('row', { name: /授予.*陈晓明.*联络员.*市商务局/ }).getByRole('button', { name: /^确认生效/ }).click();
    expect(await axeFindings(system)).toEqual([]);
    await system.getByRole('dialog').getByRole('button', { name: '确认生效' }).click();
    await system.getByText('岗位变动已生效。').waitFor();
    expect(await sql(`select role, unit.name as unit from incumbent join unit on unit.id = unit_id where login = 'chen.xiaoming'`)).toEqual([{ role: 'liaison', unit: '市商务局' }]);

    const person = await fresh('/');
    await activate(person, 'chen.xiaoming');
    await signIn(person, 'chen.xiaoming');
    await person.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await person.goto('/settings');
    await person.getByRole('row', { name: /现在这个/ }).waitFor();
    expect(await axeFindings(person)).toEqual([]);

    await security.goto('/accounts?open=chen.xiaoming');
    await security.getByRole('button', { name: '结束全部会话' }).click();
    await security.getByText('已结束 1 个会话。').first().waitFor();
    // Without a reload: whatever is pressed next leads to the entrance, and from there back to where it led.
    await person.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '督办单' }).click();
    await person.getByRole('heading', { name: '登录' }).waitFor();
    expect(await axeFindings(person)).toEqual([]);
    await signIn(person, 'chen.xiaoming');
    await person.getByRole('heading', { level: 1, name: '督办单' }).waitFor();
    expect(new URL(person.url()).pathname).toBe('/notices');
    for (const page of [system, security, person]) await page.context().close();
  }, 120_000);
});
