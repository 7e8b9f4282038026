import type { Command } from 'commander';
import { loadConfig } from '../../config/env.js';
import { print } from './terminal.js';

// The description must not depend on the environment; nothing connects to this address.
const NO_DATABASE = { DATABASE_URL: 'postgres://unused' };

export function openapiCommand(program: Command): void {
  program
    .command('openapi')
    .description('输出接口说明（openapi.json）')
    .action(async () => {
      // The HTTP side takes as long to load as all other commands together.
      const { describeApi } = await import('../api.js');
      print(JSON.stringify(await describeApi(loadConfig(NO_DATABASE)), null, 2));
    });
}
