import { Command } from 'commander';
import { auditCommand } from './audit.command.js';
import { accountCommand } from './account.command.js';
import { calendarCommand } from './calendar.command.js';
import { speakChinese } from './chinese-usage.js';
import { deliveriesCommand } from './deliveries.command.js';
import { doctorCommand } from './doctor.command.js';
import { failureReport } from './failure-report.js';
import { findingsCodesCommand } from './findings-codes.command.js';
import { findingsCommand } from './findings.command.js';
import { freezeCommand, resumeCommand } from './freeze.command.js';
import { importCommand } from './import.command.js';
import { inboxCommand } from './inbox.command.js';
import { latenessCommand } from './lateness.command.js';
import { ledgerCommand } from './ledger.command.js';
import { migrateCommand } from './migrate.command.js';
import { noticesCommand } from './notices.command.js';
import { openapiCommand } from './openapi.command.js';
import { parkedCommand } from './parked.command.js';
import { permissionsCommand } from './permissions.command.js';
import { plansCommand } from './plans.command.js';
import { prepareCommand } from './prepare.command.js';
import { rehearseCommand } from './rehearse.command.js';
import { schemaCommand } from './schema.command.js';
import { seedCommand } from './seed.command.js';
import { statesCommand } from './states.command.js';
import { summaryCommand } from './summary.command.js';
import { tickCommand } from './tick.command.js';

const COMMANDS = [
  summaryCommand,
  plansCommand,
  ledgerCommand,
  findingsCommand,
  inboxCommand,
  latenessCommand,
  noticesCommand,
  deliveriesCommand,
  tickCommand,
  rehearseCommand,
  importCommand,
  calendarCommand,
  auditCommand,
  accountCommand,
  doctorCommand,
  parkedCommand,
  freezeCommand,
  resumeCommand,
  migrateCommand,
  seedCommand,
  prepareCommand,
  schemaCommand,
  openapiCommand,
  statesCommand,
  findingsCodesCommand,
  permissionsCommand,
];

/**
 * Carries out one command of `duban` and sets `process.exitCode`: 0 done, 1 refused for a known reason, 2 wrong usage, 70 a fault of the program.
 * A failure is told on the standard error and never thrown. Without words it prints the help.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const program = new Command('duban').description('督办：把公文任务清单变成可督办的工作，逐项办到销号。');
  speakChinese(program);
  for (const add of COMMANDS) add(program);
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    const { words: report, exitCode } = failureReport(error);
    if (report !== '') process.stderr.write(`${report}\n`);
    process.exitCode = exitCode;
  }
}
