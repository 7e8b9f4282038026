import 'reflect-metadata';
import { Command } from 'commander';
import { speakChinese } from './cli/chinese-usage.js';
import { doctorCommand } from './cli/doctor.command.js';
import { failureReport } from './cli/failure-report.js';
import { findingsCodesCommand } from './cli/findings-codes.command.js';
import { findingsCommand } from './cli/findings.command.js';
import { importCommand } from './cli/import.command.js';
import { inboxCommand } from './cli/inbox.command.js';
import { ledgerCommand } from './cli/ledger.command.js';
import { migrateCommand } from './cli/migrate.command.js';
import { openapiCommand } from './cli/openapi.command.js';
import { plansCommand } from './cli/plans.command.js';
import { prepareCommand } from './cli/prepare.command.js';
import { schemaCommand } from './cli/schema.command.js';
import { seedCommand } from './cli/seed.command.js';
import { statesCommand } from './cli/states.command.js';
import { summaryCommand } from './cli/summary.command.js';
import { tolerateClosedOutput } from './cli/terminal.js';
import { tickCommand } from './cli/tick.command.js';

const COMMANDS = [
  summaryCommand,
  plansCommand,
  ledgerCommand,
  findingsCommand,
  inboxCommand,
  tickCommand,
  importCommand,
  doctorCommand,
  migrateCommand,
  seedCommand,
  prepareCommand,
  schemaCommand,
  openapiCommand,
  statesCommand,
  findingsCodesCommand,
];

const program = new Command('duban').description('督办：把公文任务清单变成可督办的工作，逐项办到销号。');
speakChinese(program);
for (const add of COMMANDS) add(program);

tolerateClosedOutput();
try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  const { words, exitCode } = failureReport(error);
  if (words !== '') process.stderr.write(`${words}\n`);
  process.exitCode = exitCode;
}
