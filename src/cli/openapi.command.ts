import type { Command } from 'commander';
import { loadConfig } from '../../config/env.js';
import { describeApi } from '../api.js';
import { print } from './terminal.js';

// The description must not depend on the environment; nothing connects to this address.
const NO_DATABASE = { DATABASE_URL: 'postgres://unused' };

export function openapiCommand(program: Command): void {
  program
    .command('openapi')
    .description('输出接口说明（openapi.json）')
    .action(async () => print(JSON.stringify(await describeApi(loadConfig(NO_DATABASE)), null, 2)));
}
