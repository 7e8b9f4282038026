import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AppConfig, loadConfig } from '../config/env.js';
import { createApi } from './api.js';
import { untilMigrated } from './platform/db/until-migrated.js';
import { measureProcess } from './platform/metrics/meters.js';
import { closeOnSignal } from './platform/shutdown/close-on-signal.js';
import { isLeaving } from './platform/shutdown/leaving.js';

/** API and worker in one process, for one person's machine; production runs `main.js` and `worker.js` apart. */
async function serve(config: AppConfig): Promise<void> {
  measureProcess();
  const api = createApi(config);
  // Two applications, not one: bootstrapping the worker waits for its queue, and pages must be answered also while Redis is away.
  const worker = api.then(async (app) => {
    await app.listen(config.port, config.host);
    if (!(await untilMigrated(config.databaseUrl, (words) => new Logger('Worker').warn(words), isLeaving))) return null;
    const { WorkerModule } = await import('./worker.module.js');
    return NestFactory.createApplicationContext(WorkerModule.forConfig(config));
  });
  closeOnSignal(api.then((app) => ({
    close: async () => {
      await app.close();
      await (await worker)?.close();
    },
  })));
  await worker;
}

/** Wrong settings are the reader's to mend: the words without a stack trace. */
function configOrExit(): AppConfig {
  try {
    return loadConfig();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

await serve(configOrExit());
