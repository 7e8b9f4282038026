import type { Command } from 'commander';
import { type ChainFault, type ChainReport, AuditVerification, type NotedHead } from '../modules/audit/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { print, printJson } from './terminal.js';

interface VerifyOptions {
  readonly json?: true;
  readonly head?: string;
}

const FAULT_WORDS: Readonly<Record<ChainFault, string>> = {
  changed: '被改动', removed: '被删除', reordered: '次序不符', planted: '被插入', truncated: '末尾被截去', beginning: '开头被清理', head: '链尾登记不符',
};

export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('审计记录');
  audit
    .command('verify')
    .description('核对整条审计链：有没有被改动、删除、调换、插入或截去的记录；有则以状态 1 退出')
    .option('--json', '输出 JSON')
    .option('--head <序号:摘要>', '以前核对时记下的链尾：一并核对它还在链上')
    .action(async ({ json, head }: VerifyOptions) => {
      const noted = head === undefined ? null : notedHead(head);
      const report = await withFeatures((app) => app.get(AuditVerification).verify(noted));
      if (json) printJson(report);
      else print(words(report));
      if (!report.intact) process.exitCode = 1;
    });
}

function notedHead(words: string): NotedHead {
  const [, sequence, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(words) ?? [];
  if (sequence === undefined || hash === undefined) throw new CommandRefused('usage', '--head 须写成 序号:摘要，照抄以前核对时给出的链尾。');
  return { sequence, hash };
}

function words({ intact, rows, from, head, problem }: ChainReport): string {
  const end = `链尾 ${head.sequence}:${head.hash}`;
  if (intact || problem === null) {
    const since = from === '1' ? '' : `（从序号 ${from} 起，以前的已按规定清理）`;
    return [`审计链完整：核对了 ${rows} 条${since}。`, end, '请把链尾抄在别处；下次用 --head 核对，整条链被重做也能发现。'].join('\n');
  }
  const where = [problem.sequence === null ? '' : `序号 ${problem.sequence}`, problem.entryId === null ? '' : `记录 ${problem.entryId}`].filter((part) => part !== '').join('、');
  return [`审计链有问题：${where} ${FAULT_WORDS[problem.fault]}。${problem.detail}`, `在它以前的 ${rows} 条完整。${end}`].join('\n');
}
