import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { ADMINISTRATOR_ROLES, ROLE_TITLES, SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { type ActivationCode, AdministratorsPresent } from '../modules/accounts/index.js';
import { AccountAdministrationService, FirstAdministrators } from '../modules/staffing/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { print, printJson, terminalWidth } from './terminal.js';
import { textTable } from './text-table.js';

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/;

export function accountCommand(program: Command): void {
  const account = program.command('account').description('账号：首次启用时设定三名管理员，以及重置、停用');
  account
    .command('add')
    .description('设定一名管理员，或建立没有岗位的账号；显示一次性激活码')
    .argument('<登录名>', '小写字母、数字、点、连字符、下划线')
    .argument('<姓名>')
    .option('--role <岗位>', `${ADMINISTRATOR_ROLES.join('、')}；不填则没有岗位，由安全管理员授予`)
    .action((login: string, name: string, { role }: { readonly role?: string }) => withFeatures((app) => add(app, login, name, role)));
  account
    .command('list')
    .description('全部账号和岗位')
    .option('--json', '输出 JSON')
    .action(({ json }: { readonly json?: true }) => withFeatures(async (app) => list(app, json ?? false)));
  account
    .command('code')
    .description('重置口令：显示新的一次性激活码，原口令和会话立即失效')
    .argument('<登录名>')
    .option('--second-factor', '同时清除动态口令')
    .action((login: string, { secondFactor }: { readonly secondFactor?: true }) => withFeatures(async (app) => {
      const accounts = app.get(AccountAdministrationService);
      const code = await accounts.newCode(SYSTEM_ACTOR, login);
      if (secondFactor) await accounts.removeFactor(SYSTEM_ACTOR, login);
      print(codeText(login, code));
    }));
  account
    .command('disable')
    .description('停用账号：会话和令牌立即失效')
    .argument('<登录名>')
    .action((login: string) => withFeatures(async (app) => {
      await app.get(AccountAdministrationService).setActive(SYSTEM_ACTOR, login, false);
      print(`账号“${login}”已停用。`);
    }));
}

async function add(app: INestApplicationContext, login: string, name: string, words: string | undefined): Promise<void> {
  if (!LOGIN.test(login)) throw new CommandRefused('usage', '登录名须为2到64个小写字母、数字、点、连字符或下划线。');
  const role = ADMINISTRATOR_ROLES.find((known) => known === words);
  if (words !== undefined && role === undefined) throw new CommandRefused('usage', `--role 只能是 ${ADMINISTRATOR_ROLES.join('、')}；其他岗位由安全管理员在系统中授予。`);
  const code = role === undefined
    ? await app.get(AccountAdministrationService).create(SYSTEM_ACTOR, { login, displayName: name, email: null, phone: null, program: false })
    : await app.get(FirstAdministrators).add(role, login, name);
  if (code !== null) print(codeText(login, code));
  const wanted = await app.get(AdministratorsPresent).wanted();
  if (wanted !== null) print(wanted);
}

async function list(app: INestApplicationContext, json: boolean): Promise<void> {
  const accounts = await app.get(AccountAdministrationService).list(SYSTEM_ACTOR);
  if (json) return printJson(accounts);
  print(textTable(
    [{ title: '登录名' }, { title: '姓名' }, { title: '状态' }, { title: '岗位', flexible: 1 }],
    accounts.map(({ login, displayName, active, activated, demo, program, posts }) => [
      login, displayName, active ? (demo ? '演示' : program ? '程序' : activated ? '在用' : '未激活') : '停用',
      posts.map(({ role, unit, leadingGroup }) => `${ROLE_TITLES[role]}${unit === null && leadingGroup === null ? '' : `（${leadingGroup ?? unit}）`}`).join('、'),
    ]),
    terminalWidth(),
  ));
}

function codeText(login: string, { code, expiresAt }: ActivationCode): string {
  return `账号“${login}”的激活码：${code}\n只显示这一次，${expiresAt.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}（北京时间）前有效。请当面交给本人，由本人设定口令（POST /api/v1/activations）。`;
}
