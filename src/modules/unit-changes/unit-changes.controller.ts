import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { permit } from '../accounts/index.js';
import {
  AliasRequest, ChangePreviewQuery, DissolveUnitRequest, MergeUnitsRequest, NewUnitRequest, RegisteredUnitResponse, RenameUnitRequest, SplitUnitRequest, UnitChangePreviewResponse,
  UnitChangeResponse, UnitChangesQuery,
} from './dto/unit-change.dto.js';
import { UnitChangePreviewQueries } from './unit-change-preview.queries.js';
import { UnitChangesService } from './unit-changes.service.js';
import { UnitDirectoryService } from './unit-directory.service.js';

const PAGE = 50;

@ApiTags('单位')
@Controller()
export class UnitChangesController {
  constructor(
    private readonly changes: UnitChangesService,
    private readonly directory: UnitDirectoryService,
    private readonly previews: UnitChangePreviewQueries,
  ) {}

  @Post('units')
  @Permission('manageUnits')
  @ApiOperation({ summary: '登记新单位' })
  @ApiCreatedResponse({ type: RegisteredUnitResponse })
  add(@CurrentActor() actor: Actor, @Body() { name, kind, validFrom }: NewUnitRequest): Promise<RegisteredUnitResponse> {
    return this.directory.add(actor, name, kind, validFrom ?? null);
  }

  @Post('units/:id/aliases')
  @Permission('manageUnits')
  @ApiOperation({ summary: '登记单位的别名' })
  @ApiCreatedResponse({ type: RegisteredUnitResponse })
  addAlias(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { words, reason }: AliasRequest): Promise<RegisteredUnitResponse> {
    return this.directory.addAlias(actor, id, words, reason);
  }

  @Get('units/:id/change-preview')
  @Permission('manageUnits')
  @ApiOperation({ summary: '变更预览：哪些责任和报送会转走、哪些会合为一项、谁的任职会结束' })
  @ApiOkResponse({ type: UnitChangePreviewResponse })
  preview(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Query() { successorId }: ChangePreviewQuery): Promise<UnitChangePreviewResponse> {
    permit(actor, 'manageUnits');
    return this.previews.of(id, successorId ?? null);
  }

  @Post('units/:id/rename')
  @Permission('manageUnits')
  @ApiOperation({ summary: '更名；原名作为别名保留，公文印的名称不变' })
  @ApiCreatedResponse({ type: UnitChangeResponse })
  rename(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { name, ...decided }: RenameUnitRequest): Promise<UnitChangeResponse> {
    return this.changes.decide(actor, { kind: 'rename', fromUnitIds: [id], toUnitIds: [id], newName: name, ...decided });
  }

  @Post('units/:id/merge')
  @Permission('manageUnits')
  @ApiOperation({ summary: '把几个单位并入本单位；未完成的责任、报送和应办一步转来，同一事项上的合为一项' })
  @ApiCreatedResponse({ type: UnitChangeResponse })
  merge(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { unitIds, ...decided }: MergeUnitsRequest): Promise<UnitChangeResponse> {
    return this.changes.decide(actor, { kind: 'merge', fromUnitIds: unitIds, toUnitIds: [id], ...decided });
  }

  @Post('units/:id/split')
  @Permission('manageUnits')
  @ApiOperation({ summary: '拆分；没有指定去向的由第一个单位承接，原单位保留的仍由它承担' })
  @ApiCreatedResponse({ type: UnitChangeResponse })
  split(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { into, goesOn = false, assignments = [], ...decided }: SplitUnitRequest): Promise<UnitChangeResponse> {
    const exceptions = Object.fromEntries(assignments.map(({ assignmentId, unitId }) => [assignmentId, unitId]));
    return this.changes.decide(actor, { kind: 'split', fromUnitIds: [id], toUnitIds: into, goesOn, exceptions, ...decided });
  }

  @Post('units/:id/dissolve')
  @Permission('manageUnits')
  @ApiOperation({ summary: '撤销；由承接单位接续，没有承接单位的未完成责任撤回' })
  @ApiCreatedResponse({ type: UnitChangeResponse })
  dissolve(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string, @Body() { successorId, ...decided }: DissolveUnitRequest): Promise<UnitChangeResponse> {
    return this.changes.decide(actor, { kind: 'dissolve', fromUnitIds: [id], toUnitIds: successorId === undefined ? [] : [successorId], ...decided });
  }

  @Get('unit-changes')
  @Permission('manageUnits')
  @ApiOperation({ summary: '单位变更，新的在前' })
  @ApiOkResponse({ type: [UnitChangeResponse] })
  list(@CurrentActor() actor: Actor, @Query() { before, limit = PAGE }: UnitChangesQuery): Promise<UnitChangeResponse[]> {
    return this.changes.list(actor, before ?? null, limit);
  }

  @Delete('unit-changes/:id')
  @HttpCode(200)
  @Permission('manageUnits')
  @ApiOperation({ summary: '撤销还没有生效的单位变更' })
  @ApiOkResponse({ type: UnitChangeResponse })
  cancel(@CurrentActor() actor: Actor, @Param('id', RowIdPipe) id: string): Promise<UnitChangeResponse> {
    return this.changes.cancel(actor, id);
  }
}
