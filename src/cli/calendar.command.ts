import type { Command } from 'commander';
import { SYSTEM_ACTOR } from '../domain/policy/actor.js';
import { readCalendarRows } from '../formats/import/calendar-csv.js';
import { CalendarYearsQueries, type CalendarYearRow, CalendarYearsService, type LoadedYear } from '../modules/calendar-years/index.js';
import { CommandRefused } from './command-refused.js';
import { withFeatures } from './context.js';
import { sourceBytes } from './source-file.js';
import { print, printJson, terminalWidth } from './terminal.js';
import { textTable } from './text-table.js';

interface LoadOptions {
  readonly year: string;
  readonly source: string;
  readonly replace?: true;
  readonly json?: true;
}

/** Moved due dates named in the report; the whole list is in the journal. */
const MOVED_SHOWN = 20;

export function calendarCommand(program: Command): void {
  const calendar = program
    .command('calendar')
    .description('列出已载入的年度放假安排；用 load 载入新的一年')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const years = await withFeatures((app) => app.get(CalendarYearsQueries).list());
      if (options.json) printJson(years);
      else print(yearsTable(years));
    });
  calendar
    .command('load')
    .description('载入一年的放假安排（csv：date,kind,name），在办的工作日时限随之重新计算')
    .argument('<文件>', 'csv 文件，kind 为 dayOff（放假）或 workday（调休上班）')
    .requiredOption('--year <年份>', '哪一年的安排')
    .requiredOption('--source <通知>', '通知的文号和标题')
    .option('--replace', '替换已经载入的安排')
    .option('--json', '输出 JSON')
    .action(load);
}

async function load(path: string, options: LoadOptions, command: Command): Promise<void> {
  if (!/^\d{4}$/.test(options.year)) throw new CommandRefused('usage', `“${options.year}”不是年份，请写四位数字，如 --year 2027。`);
  const days = readCalendarRows(await sourceBytes(path));
  const asked = { year: Number(options.year), source: options.source, days, rowsAre: 'lines' as const, replace: options.replace ?? false };
  const loaded = await withFeatures((app) => app.get(CalendarYearsService).load(SYSTEM_ACTOR, asked));
  // The list's own --json stands before the word load and means the same there.
  if (command.optsWithGlobals<LoadOptions>().json) printJson(loaded);
  else print(loadedWords(loaded));
}

function yearsTable(years: readonly CalendarYearRow[]): string {
  if (years.length === 0) return '还没有载入放假安排，工作日一律按周一至周五暂计。用 duban calendar load 文件 --year 年份 --source 通知 载入。';
  return textTable(
    [{ title: '年度' }, { title: '放假', align: 'right' }, { title: '调休上班', align: 'right' }, { title: '载入' }, { title: '通知', flexible: 1 }],
    years.map(({ year, daysOff, makeUpDays, loadedAt, source }) => [String(year), `${daysOff} 天`, `${makeUpDays} 天`, loadedAt === null ? '随系统提供' : beijingDay(loadedAt), source]),
    terminalWidth(),
  );
}

function loadedWords({ year, daysOff, makeUpDays, replaced, moved, confirmed }: LoadedYear): string {
  const lines = [`已${replaced ? '替换' : '载入'}${year}年放假安排：放假 ${daysOff} 天，调休上班 ${makeUpDays} 天。`];
  lines.push(moved.length === 0 ? '在办事项的到期日没有变动。' : `${moved.length} 件在办事项的到期日变动，提醒随之重新计算：`);
  lines.push(...moved.slice(0, MOVED_SHOWN).map(({ obligationId, from, to }) => `  ${obligationId} 号　${from} → ${to}`));
  if (moved.length > MOVED_SHOWN) lines.push(`  其余 ${moved.length - MOVED_SHOWN} 件见载入记录（GET /api/v1/calendar-years/${year}）。`);
  if (confirmed > 0) lines.push(`${confirmed} 件事项的到期日不再是暂计。`);
  return lines.join('\n');
}

function beijingDay(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}
