import type { Command } from 'commander';
import { withConnection } from './context.js';
import { schemaDump } from './schema-dump.js';

export function schemaCommand(program: Command): void {
  program
    .command('schema')
    .description('输出数据库结构（migrations/schema.sql）')
    .action(async () => void process.stdout.write(await withConnection(schemaDump)));
}
