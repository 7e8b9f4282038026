import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { AppConfig } from '../config/env.js';
import { CoreModule } from './app.module.js';
import { AccountGuard } from './modules/accounts/index.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { validationPipe } from './platform/http/validation.pipe.js';

/** The features behind HTTP. The API never talks to the queue: what it owes stands in the outbox. */
@Module({})
export class ApiModule {
  static forConfig(config: AppConfig, connect = true): DynamicModule {
    return {
      module: ApiModule,
      imports: [CoreModule.forConfig(config, connect)],
      providers: [
        { provide: APP_GUARD, useExisting: AccountGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
