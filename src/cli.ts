import { Command } from 'commander';
import { migrate } from './cli/migrate.command.js';
import { withFeatures } from './cli/context.js';
import { SeedService } from './modules/demo/index.js';

const program = new Command('duban');
program.command('migrate').action(async () => {
  const ran = await migrate();
  console.log(ran.join('\n'));
});
program.command('seed').action(() => withFeatures((app) => app.get(SeedService).run(console.log)));
await program.parseAsync();
