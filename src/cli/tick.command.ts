import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { type DayReport, DemoClockService } from '../modules/demo/index.js';
import { EngineService, HouseWatch } from '../modules/engine/index.js';
import { LADDER_POLICY } from '../modules/obligations/index.js';
import type { LadderPolicy } from '../domain/obligation/ladder.js';
import { withFeatures } from './context.js';
import { dayReportText, isEventful, totalsText } from './day-report-text.js';
import { print, printJson, terminalWidth } from './terminal.js';

interface TickOptions {
  readonly until?: string;
  readonly json?: true;
}

export function tickCommand(program: Command): void {
  program
    .command('tick')
    .description('让时间引擎运行一次；加 --until 则把演示时钟逐日拨到那一天，并报告每天发生的事')
    .option('--until <日期>', '拨到这一天，写成 YYYY-MM-DD')
    .option('--json', '输出 JSON（每天一个元素的数组）')
    .action(async (options: TickOptions) => {
      await withFeatures(async (app, config) => {
        const { today, demo } = config.mode === 'production' ? { today: '', demo: false } : await app.get(DemoClockService).state();
        if (options.until === undefined && !demo) await tickOnce(app, options);
        else await advance(app, options.until ?? today, options);
      });
    });
}

async function advance(app: INestApplicationContext, until: string, options: TickOptions): Promise<void> {
  const clock = app.get(DemoClockService);
  const policy = app.get<LadderPolicy>(LADDER_POLICY);
  const reports: DayReport[] = [];
  for await (const report of clock.advance(until)) {
    reports.push(report);
    if (!options.json && isEventful(report)) print(`${dayReportText(report, policy, terminalWidth())}\n`);
  }
  if (options.json) return printJson(reports);
  const { today } = await clock.state();
  print(reports.some(isEventful) ? `${totalsText(reports, policy)}\n演示日期：${today}` : `没有变化。演示日期：${today}`);
}

/** On the real clock: the sweeps run here, what they cause is delivered by the worker. */
async function tickOnce(app: INestApplicationContext, options: TickOptions): Promise<void> {
  await app.get(HouseWatch).look();
  const result = await app.get(EngineService).tick();
  if (options.json) return printJson([result]);
  const { day, phasesEntered, phasesLeft, submissionsOpened, submissionsMissed, itemPeriodsOpened, rolloversOpened, remindersFired } = result;
  print(`${day}　进入阶段 ${phasesEntered}，阶段结束 ${phasesLeft}，开始报送 ${submissionsOpened}，未按期报 ${submissionsMissed}，事项按期推进 ${itemPeriodsOpened}，年底续办确认 ${rolloversOpened}，提醒 ${remindersFired}`);
}
