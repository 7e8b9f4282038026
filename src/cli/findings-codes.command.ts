import type { Command } from 'commander';
import { FINDING_CODES } from '../domain/document/finding-codes.js';
import { SEVERITY_TITLES } from './findings-table.js';

export function findingsCodesCommand(program: Command): void {
  program
    .command('findings-codes')
    .description('输出疑点代码说明（docs/findings.md）')
    .action(() => void process.stdout.write(findingCodesDocument()));
}

/** Markdown: every finding code with its severity and meaning. */
export function findingCodesDocument(): string {
  const rows = Object.entries(FINDING_CODES).map(([code, { severity, meaning }]) => `| \`${code}\` | ${SEVERITY_TITLES[severity]} | ${meaning} |`);
  return [
    '# 阅读公文的疑点',
    '',
    '本文件由疑点代码表生成，改动请改代码表。“必须处理”的疑点未作决定前，文件不能转为方案。',
    '',
    '| 代码 | 程度 | 含义 |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
