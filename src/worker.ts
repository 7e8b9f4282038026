import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../config/env.js';
import { closeOnSignal } from './platform/shutdown/close-on-signal.js';
import { WorkerModule } from './worker.module.js';

const starting = NestFactory.createApplicationContext(WorkerModule.forConfig(loadConfig()), { logger: new ConsoleLogger({ json: true }) });
closeOnSignal(starting);
await starting;
