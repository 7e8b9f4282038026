import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { RenameViewRequest, SavedViewResponse, SavedViewsQuery, SaveViewRequest } from './dto/saved-view.dto.js';
import { SavedViewsService } from './saved-views.service.js';

@ApiTags('台账')
@Controller('saved-views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Get()
  @Permission('keepViews')
  @ApiOperation({ summary: '我的视图和本办公室共用的视图，先存的在前' })
  @ApiOkResponse({ type: [SavedViewResponse] })
  list(@CurrentActor() actor: Actor, @Query() { planId }: SavedViewsQuery): Promise<SavedViewResponse[]> {
    return this.views.list(actor, planId ?? null);
  }

  @Post()
  @Permission('keepViews')
  @ApiOperation({ summary: '把台账现在的样子存为视图：自己的，或本办公室共用的' })
  @ApiCreatedResponse({ type: SavedViewResponse })
  save(@CurrentActor() actor: Actor, @Body() { name, address, planId, shared = false }: SaveViewRequest): Promise<SavedViewResponse> {
    return this.views.save(actor, { name, address, planId: planId ?? null, shared });
  }

  @Put(':id')
  @Permission('keepViews')
  @ApiOperation({ summary: '给视图改名' })
  @ApiOkResponse({ type: SavedViewResponse })
  rename(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { name }: RenameViewRequest): Promise<SavedViewResponse> {
    return this.views.rename(actor, id, name);
  }

  @Delete(':id')
  @Permission('keepViews')
  @HttpCode(204)
  @ApiOperation({ summary: '删除视图：自己的，或本办公室共用的' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<void> {
    return this.views.remove(actor, id);
  }
}
