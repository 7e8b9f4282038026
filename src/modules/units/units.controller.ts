import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isLocalDate } from '../../domain/kernel/local-date.js';
import { Failure } from '../../platform/errors/failure.js';
import { Permission } from '../../platform/http/permission.js';
import { RowIdPipe } from '../../platform/http/row-id.pipe.js';
import { LeadingGroupResponse, NameMatchResponse, UnitDetailResponse, UnitResponse } from './dto/unit.response.js';
import { UnitsService } from './units.service.js';

@ApiTags('单位')
@Controller()
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  @Get('units')
  @Permission('readReference')
  @ApiOperation({ summary: '单位目录，按规范次序' })
  @ApiQuery({ name: 'q', required: false, description: '名称或别名中的字' })
  @ApiOkResponse({ type: [UnitResponse] })
  list(@Query('q') words?: string): Promise<UnitResponse[]> {
    return this.units.list(typeof words === 'string' ? words : '');
  }

  @Get('units/match')
  @Permission('readReference')
  @ApiOperation({ summary: '文件中的单位名称对应目录中的哪个单位' })
  @ApiQuery({ name: 'name', example: '市自然资源和规划局' })
  @ApiQuery({ name: 'asOf', required: false, description: '按哪一天的机构设置', example: '2024-03-07' })
  @ApiOkResponse({ type: NameMatchResponse })
  async match(@Query('name') name?: string, @Query('asOf') asOf?: string): Promise<NameMatchResponse> {
    if (typeof name !== 'string' || name.trim() === '') throw new Failure('validation-failed', '请在 name 中写明要查的单位名称。', [{ pointer: '/name', detail: '必填' }]);
    if (asOf !== undefined && !isLocalDate(asOf)) {
      throw new Failure('validation-failed', `“${asOf}”不是有效日期，请写成 YYYY-MM-DD。`, [{ pointer: '/asOf', detail: '日期无效' }]);
    }
    const match = await this.units.match(name, asOf ?? null);
    const candidates = match.outcome === 'ambiguous' || match.outcome === 'unknown' ? match.candidates.map((unit) => unit.name) : [];
    return {
      outcome: match.outcome,
      name: match.outcome === 'matched' ? match.unit.name : match.outcome === 'group' ? match.group.name : null,
      aliasReason: match.outcome === 'matched' ? (match.alias?.reason ?? null) : null,
      candidates,
    };
  }

  @Get('units/:id')
  @Permission('readReference')
  @ApiOperation({ summary: '一个单位：类别、别名、所属的组；撤销了的写明由谁承接' })
  @ApiOkResponse({ type: UnitDetailResponse })
  one(@Param('id', RowIdPipe) id: string): Promise<UnitDetailResponse> {
    return this.units.detail(id);
  }

  @Get('leading-groups')
  @Permission('readReference')
  @ApiOperation({ summary: '领导小组及其办公室' })
  @ApiOkResponse({ type: [LeadingGroupResponse] })
  groups(): Promise<LeadingGroupResponse[]> {
    return this.units.leadingGroups();
  }
}
