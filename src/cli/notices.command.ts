import type { Command } from 'commander';
import { type NoticeRow, type NoticesPage, NoticesQueries } from '../modules/notices/index.js';
import { withFeatures } from './context.js';
import { noticesTable } from './notices-table.js';
import { print, printJson, terminalWidth } from './terminal.js';

const AT_ONCE = 1000;

export function noticesCommand(program: Command): void {
  program
    .command('notices')
    .description('列出全部督办单：待签发的草稿和已作废的')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const notices = await withFeatures((app) => everyNotice(app.get(NoticesQueries)));
      if (options.json) printJson(notices);
      else print(noticesTable(notices, terminalWidth()));
    });
}

async function everyNotice(queries: NoticesQueries): Promise<NoticeRow[]> {
  const notices: NoticeRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: NoticesPage = await queries.list({ leadingGroupId: null, state: null, limit: AT_ONCE, cursor });
    notices.push(...page.rows);
    cursor = page.nextCursor;
  }
  return notices;
}
