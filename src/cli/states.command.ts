import type { Command } from 'commander';
import { MACHINES, statesDocument } from '../domain/states-document.js';

export function statesCommand(program: Command): void {
  program
    .command('states')
    .description('输出状态与操作说明（docs/states.md）')
    .action(() => void process.stdout.write(statesDocument(MACHINES)));
}
