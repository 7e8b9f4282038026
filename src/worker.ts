import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../config/env.js';
import { WorkerModule } from './app.module.js';

const config = loadConfig();
const app = await NestFactory.createApplicationContext(WorkerModule.forConfig(config), { logger: new ConsoleLogger({ json: true }) });
app.enableShutdownHooks();
