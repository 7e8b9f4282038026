import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { AssignmentRole } from '../../../domain/document/plan-draft.js';
import { itemMachine, type ItemState } from '../../../domain/item/item.machine.js';
import { type Colour, COLOURS } from '../light-columns.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { CommaList, Flag, IsRowId } from './query-words.js';

const ROLES = ['lead', 'cooperating', 'guiding'] as const satisfies readonly AssignmentRole[];

/** Which lines of a ledger. */
export class LedgerPageQuery extends PageQuery {
  @ApiPropertyOptional({ enum: COLOURS, isArray: true, description: '灯的颜色；可多个，用逗号分开' })
  @IsOptional()
  @CommaList()
  @IsIn(COLOURS, { each: true, message: `light（灯）须为 ${COLOURS.join('、')}，多个用逗号分开` })
  light?: Colour[];

  @ApiPropertyOptional({ enum: itemMachine.states, isArray: true, description: '事项状态；可多个，用逗号分开' })
  @IsOptional()
  @CommaList()
  @IsIn(itemMachine.states, { each: true, message: `status（状态）须为 ${itemMachine.states.join('、')}，多个用逗号分开` })
  status?: ItemState[];

  @ApiPropertyOptional({ description: '只看这个单位有责任的事项' })
  @IsOptional()
  @IsRowId('unitId（单位编号）')
  unitId?: string;

  @ApiPropertyOptional({ enum: ROLES, description: '该单位的角色；与 unitId 同用' })
  @IsOptional()
  @IsIn(ROLES, { message: `role（角色）须为 ${ROLES.join('、')}` })
  role?: AssignmentRole;

  @ApiPropertyOptional({ description: '在原文、标题中查找：连续的字、拼音首字母或序号', example: 'kgpt' })
  @IsOptional()
  @IsString({ message: 'q（查找）须为文字' })
  @MaxLength(100, { message: 'q（查找）最长 100 个字' })
  q?: string;

  @ApiPropertyOptional({ description: '只看在这个月到期的', example: '2024-12' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'month（月份）须写成 YYYY-MM' })
  month?: string;

  @ApiPropertyOptional({ type: Boolean, description: '只看还有单位未签收的' })
  @IsOptional()
  @Flag()
  @IsBoolean({ message: 'unacknowledged（未签收）须为 true 或 false' })
  unacknowledged?: boolean;
}
