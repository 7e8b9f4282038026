import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import type { ExpectedVersions } from '../../platform/errors/version-mismatch.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { IfMatch } from '../../platform/http/entity-tag.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { ItemAnswerResponse, SuspendItemRequest } from './dto/item-suspension.dto.js';
import { ItemSuspensionService } from './item-suspension.service.js';

@ApiTags('台账')
@Controller('items/:id/suspension')
export class ItemSuspensionController {
  constructor(private readonly suspensions: ItemSuspensionService) {}

  @Post()
  @Permission('suspendItem')
  @HttpCode(200)
  @ApiOperation({ summary: '中止办理（方案的领导小组办公室），须写明原因；该事项的各项时限停表' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', RowIdPipe) id: string,
    @Body() { reason }: SuspendItemRequest,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<ItemAnswerResponse> {
    return this.suspensions.suspend(actor, id, reason, expected);
  }

  @Delete()
  @Permission('suspendItem')
  @ApiOperation({ summary: '恢复办理；各项时限顺延中止的天数' })
  @ApiOkResponse({ type: ItemAnswerResponse })
  resume(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @IfMatch() expected: ExpectedVersions): Promise<ItemAnswerResponse> {
    return this.suspensions.resume(actor, id, expected);
  }
}
