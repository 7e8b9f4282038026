import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { OutboxDelivery } from '../outbox/outbox-delivery.js';
import { JobHandlers } from './job-handlers.js';

/** Handlers and direct delivery without a queue: for the command line and the demo clock, and below the queue side. */
@Module({ imports: [DiscoveryModule], providers: [JobHandlers, OutboxDelivery], exports: [JobHandlers, OutboxDelivery] })
export class DeliveryModule {}
