import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { JOBS, type JobName } from '../../contracts/jobs.js';
import type { OutboxHandler } from '../outbox/outbox-entry.js';
import { ON_JOB } from './on-job.decorator.js';

type AnyHandler = (...args: never[]) => Promise<unknown>;

/** The handlers of all jobs, found by their `@OnJob` mark. Refuses to start when a job has none or two. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private readonly handlers = new Map<JobName, AnyHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance: unknown = wrapper.instance;
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (prototype) this.collect(instance, prototype);
    }
    const missing = (Object.keys(JOBS) as JobName[]).filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}: mark a provider method with @OnJob`);
  }

  /** The handler of an outbox job; throws for the tick, which is no outbox job. */
  outboxHandler(name: JobName): OutboxHandler {
    return this.handler(name) as OutboxHandler;
  }

  /** The handler of the scheduled tick. */
  tickHandler(): () => Promise<void> {
    return this.handler('tick') as () => Promise<void>;
  }

  private handler(name: JobName): AnyHandler {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`no handler for ${name}`);
    return handler;
  }

  private collect(instance: object, prototype: Record<string, unknown>): void {
    for (const methodName of this.scanner.getAllMethodNames(prototype)) {
      const method = prototype[methodName];
      if (typeof method !== 'function') continue;
      const name = this.reflector.get<JobName | undefined>(ON_JOB, method);
      if (name === undefined) continue;
      if (this.handlers.has(name)) throw new Error(`two handlers for ${name}: ${instance.constructor.name}.${methodName} is the second`);
      this.handlers.set(name, (method as AnyHandler).bind(instance) as AnyHandler);
    }
  }
}
