import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { AppConfig } from '../config/env.js';
import { CoreModule } from './app.module.js';
import { PermissionGuard, RefusedAccessInterceptor } from './modules/accounts/index.js';
import { AccountGuard } from './modules/sign-in/index.js';
import { HealthAlarm } from './modules/engine/index.js';
import { DeclaredRoutes } from './platform/http/declared-routes.js';
import { EntityTagInterceptor } from './platform/http/entity-tag.js';
import { MigrationGuard } from './platform/http/migration.guard.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { RequestRateGuard } from './platform/http/request-rate.js';
import { StrictRequestGuard } from './platform/http/strict-request.guard.js';
import { validationPipe } from './platform/http/validation.pipe.js';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor.js';

/** The features behind HTTP. The API never talks to the queue: what it owes stands in the outbox. */
@Module({})
export class ApiModule {
  static forConfig(config: AppConfig, connect = true): DynamicModule {
    return {
      module: ApiModule,
      imports: [CoreModule.forConfig(config, 'api', connect), DiscoveryModule],
      providers: [
        { provide: APP_GUARD, useClass: MigrationGuard },
        { provide: APP_GUARD, useExisting: AccountGuard },
        { provide: APP_GUARD, useClass: RequestRateGuard },
        { provide: APP_GUARD, useExisting: PermissionGuard },
        { provide: APP_GUARD, useClass: StrictRequestGuard },
        { provide: APP_INTERCEPTOR, useExisting: RefusedAccessInterceptor },
        // Outside in: the stored answer includes the tag.
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EntityTagInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        HealthAlarm,
        DeclaredRoutes,
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
