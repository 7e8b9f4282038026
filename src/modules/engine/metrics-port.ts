import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { mayReadMetrics } from '../../platform/metrics/metrics-access.js';
import { EngineMetrics } from './engine-metrics.js';

/** The figures of a worker, which has no other HTTP: `GET /metrics` on METRICS_PORT, nothing else. */
@Injectable()
export class MetricsPort implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsPort.name);
  private server: Server | null = null;

  constructor(
    private readonly metrics: EngineMetrics,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.metricsPort === null) return;
    const server = createServer((request, response) => void this.answer(request, response));
    // A worker without figures is better than none.
    server.on('error', (error) => this.logger.error(`no metrics on port ${this.config.metricsPort}: ${error.message}`));
    this.server = server.listen(this.config.metricsPort, this.config.host);
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    if (!mayReadMetrics({ remoteAddress: request.socket.remoteAddress, headers: request.headers }, this.config.metricsToken)) return void response.writeHead(403).end();
    response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(await this.metrics.text());
  }
}
