import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { DatedDutyResponse, DutyDayRequest } from './dto/duty-dating.dto.js';
import { DutyDatingService } from './duty-dating.service.js';

@ApiTags('报送')
@Controller('reporting-duties')
export class DutyDatingController {
  constructor(private readonly dating: DutyDatingService) {}

  @Put(':id/due-day')
  @Permission('dateDuty')
  @ApiOperation({ summary: '为没有写明日期的报送要求定时限，或改定时限，写明理由；已经开始报送的随之改期' })
  @ApiOkResponse({ type: DatedDutyResponse })
  date(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { dueOn, reason }: DutyDayRequest): Promise<DatedDutyResponse> {
    return this.dating.date(actor, id, dueOn, reason);
  }
}
