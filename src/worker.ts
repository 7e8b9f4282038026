import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../config/env.js';
import { untilMigrated } from './platform/db/until-migrated.js';
import { JsonLogger } from './platform/logging/json-logger.js';
import { measureProcess } from './platform/metrics/meters.js';
import { closeOnSignal } from './platform/shutdown/close-on-signal.js';
import { isLeaving } from './platform/shutdown/leaving.js';
import { WorkerModule } from './worker.module.js';

const config = loadConfig();
const logger = new JsonLogger(config.logLevel);
measureProcess();

async function start(): Promise<{ close(): Promise<void> }> {
  const migrated = await untilMigrated(config.databaseUrl, (words) => logger.warn(words, 'Worker'), isLeaving);
  return migrated ? NestFactory.createApplicationContext(WorkerModule.forConfig(config), { logger }) : { close: async () => undefined };
}

const starting = start();
closeOnSignal(starting);
await starting;
