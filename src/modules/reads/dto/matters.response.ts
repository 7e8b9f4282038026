import { ApiProperty } from '@nestjs/swagger';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { ExplainedLightResponse, LightCountsResponse } from './light.response.js';

export class OfficeTurnResponse {
  @ApiProperty({ type: String, format: 'date', description: '从这一天起等办公室答复' })
  since!: string;

  @ApiProperty({ description: '已等的自然日数' })
  days!: number;

  @ApiProperty({ description: '已等的工作日数' })
  workingDays!: number;
}

export class MatterResponse {
  @ApiProperty()
  obligationId!: string;

  @ApiProperty({ enum: OBLIGATION_KINDS })
  kind!: ObligationKind;

  @ApiProperty({ example: '签收' })
  kindTitle!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  planTitle!: string;

  @ApiProperty({ type: String, nullable: true, description: '谁要求的：方案的办公室；办公室的待办则是送来的单位' })
  askedBy!: string | null;

  @ApiProperty({ description: '依据：责任栏或报送要求的原文' })
  basis!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '扣除停表天数后的到期日' })
  effectiveDueOn!: string | null;

  @ApiProperty({ description: '时限原文' })
  dueWords!: string;

  @ApiProperty({ description: '办理对象的种类，如 assignment、submission、plan' })
  subjectType!: string;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty({ type: Number, nullable: true, description: '办理对象的版本，写进 If-Match："v版本"' })
  subjectVersion!: number | null;

  @ApiProperty({ type: String, nullable: true })
  itemId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '事项的原文序号' })
  itemNumber!: string | null;

  @ApiProperty({ type: ExplainedLightResponse })
  light!: ExplainedLightResponse;

  @ApiProperty({ type: OfficeTurnResponse, nullable: true, description: '轮到办公室时，办公室已用的天数；否则为空' })
  officeTurn!: OfficeTurnResponse | null;

  @ApiProperty({ type: [String], description: '当前账号现在可以对办理对象做的事' })
  allowed!: readonly string[];
}

export class MattersTotalsResponse {
  @ApiProperty()
  matters!: number;

  @ApiProperty({ type: LightCountsResponse })
  lights!: LightCountsResponse;

  @ApiProperty({ description: '停表中的' })
  standingStill!: number;

  @ApiProperty({ description: '本周（到周日）到期的' })
  dueThisWeek!: number;
}

export class MattersResponse {
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: MattersTotalsResponse })
  totals!: MattersTotalsResponse;

  @ApiProperty({ type: [MatterResponse], description: '按到期日，未定日期的在最后' })
  rows!: MatterResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}
