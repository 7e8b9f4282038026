import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AppConfig, loadConfig } from '../../config/env.js';
import { CoreModule } from '../app.module.js';

/** Runs a command's work on the features and closes the connections afterwards, also when it fails. */
export async function withFeatures<T>(work: (app: INestApplicationContext, config: AppConfig) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env);
  const app = await NestFactory.createApplicationContext(CoreModule.forConfig(config), { logger: ['error'], abortOnError: false });
  try {
    return await work(app, config);
  } finally {
    await app.close();
  }
}
