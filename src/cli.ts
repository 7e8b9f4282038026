import 'reflect-metadata';
import { runCommandLine } from './cli/run-command-line.js';
import { tolerateClosedOutput } from './cli/terminal.js';

tolerateClosedOutput();
await runCommandLine(process.argv.slice(2));
