import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { FreezeResponse, LiftFreezeRequest } from './dto/freeze.dto.js';
import { FreezeService } from './freeze.service.js';

@ApiTags('运行')
@Controller('freeze')
export class FreezeController {
  constructor(private readonly freeze: FreezeService) {}

  @Get()
  @Permission('operateEngine')
  @ApiOperation({ summary: '是否已停止发送、因为什么；系统管理员可看' })
  @ApiOkResponse({ type: FreezeResponse })
  state(@CurrentActor() actor: Actor): Promise<FreezeResponse> {
    permit(actor, 'operateEngine');
    return this.freeze.state();
  }

  @Post('lift')
  @Permission('operateEngine')
  @HttpCode(200)
  @ApiOperation({ summary: '核对之后恢复发送；恢复过数据库时可指定从哪一天起补发' })
  @ApiOkResponse({ type: FreezeResponse })
  async lift(@CurrentActor() actor: Actor, @Body() { resendSince }: LiftFreezeRequest): Promise<FreezeResponse> {
    permit(actor, 'operateEngine');
    await this.freeze.lift(actor, resendSince ?? null);
    return this.freeze.state();
  }
}
