import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenRoute } from '../../platform/http/actor.decorator.js';
import { isLeaving } from '../../platform/shutdown/leaving.js';
import { ReadinessResponse } from './dto/readiness.response.js';
import { EngineHealth } from './engine-health.js';

@ApiTags('运行')
@OpenRoute()
@Controller()
export class HealthController {
  constructor(private readonly health: EngineHealth) {}

  @Get('livez')
  @ApiOperation({ summary: '进程是否在运行' })
  livez(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  @ApiOperation({ summary: '能否办理业务；degraded 时业务可用但有故障需处理，migration-pending（等待升级）、administrators-missing（尚未设定管理员）和 stopping（正在停止）时返回 503' })
  @ApiOkResponse({ type: ReadinessResponse })
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessResponse> {
    if (isLeaving()) {
      void reply.status(503);
      return { status: 'stopping', warnings: [] };
    }
    const readiness = await this.health.readiness();
    if (readiness.status === 'migration-pending' || readiness.status === 'administrators-missing') void reply.status(503);
    return readiness;
  }
}
