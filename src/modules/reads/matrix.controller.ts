import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../../platform/errors/failure.js';
import { CurrentActor } from '../../platform/http/actor.decorator.js';
import { Permission } from '../../platform/http/permission.js';
import { permit } from '../accounts/index.js';
import { MatrixQuery } from './dto/matrix.query.js';
import { MatrixResponse } from './dto/matrix.response.js';
import { MatrixQueries } from './matrix.queries.js';

@ApiTags('报送')
@Controller()
export class MatrixController {
  constructor(private readonly matrix: MatrixQueries) {}

  @Get('submissions/matrix')
  @Permission('readLedger')
  @ApiOperation({ summary: '报送一览表：单位 × 各期的报送情况和各月合计，官方机构顺序；单位账号只看本单位一行' })
  @ApiOkResponse({ type: MatrixResponse })
  async page(@CurrentActor() actor: Actor, @Query() query: MatrixQuery): Promise<MatrixResponse> {
    permit(actor, 'readLedger');
    const page = await this.matrix.page(actor, query);
    if (!page) throw new Failure('not-found', `没有编号为 ${query.planId} 的方案。`);
    return page;
  }
}
