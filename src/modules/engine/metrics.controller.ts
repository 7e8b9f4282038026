import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { Failure } from '../../platform/errors/failure.js';
import { OpenRoute } from '../../platform/http/actor.decorator.js';
import { mayReadMetrics } from '../../platform/metrics/metrics-access.js';
import { EngineMetrics } from './engine-metrics.js';

@ApiTags('运行')
@OpenRoute()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: EngineMetrics,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @ApiOperation({ summary: 'Prometheus 指标；设了 METRICS_TOKEN 时凭令牌读取，否则只限本机' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String })
  text(@Req() request: FastifyRequest): Promise<string> {
    if (!mayReadMetrics({ remoteAddress: request.socket.remoteAddress, headers: request.headers }, this.config.metricsToken)) {
      throw new Failure('forbidden', '运行指标只对本机开放；从其他机器读取请设置 METRICS_TOKEN，并在请求头中写 Authorization: Bearer 令牌。');
    }
    return this.metrics.text();
  }
}
