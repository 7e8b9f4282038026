import type { Command } from 'commander';
import { migrateAndReport } from './migrate.command.js';
import { seedAndReport } from './seed.command.js';

export function prepareCommand(program: Command): void {
  program
    .command('prepare')
    .description('依次执行 migrate 和 seed')
    .action(async () => {
      await migrateAndReport();
      await seedAndReport();
    });
}
