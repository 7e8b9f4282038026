import { ApiProperty } from '@nestjs/swagger';
import { itemMachine } from '../../../domain/item/item.machine.js';

export class FoundPlanResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  shortName!: string;
}

export class FoundUnitResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;
}

export class FoundItemResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  planId!: string;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ description: '原文序号' })
  number!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: itemMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;
}

export class SearchResponse {
  @ApiProperty({ type: [FoundPlanResponse], description: '方案，最多 10 个' })
  plans!: readonly FoundPlanResponse[];

  @ApiProperty({ type: [FoundUnitResponse], description: '单位，最多 10 个，官方机构顺序' })
  units!: readonly FoundUnitResponse[];

  @ApiProperty({ type: [FoundItemResponse], description: '看得到的任务事项' })
  items!: FoundItemResponse[];

  @ApiProperty({ type: String, nullable: true, description: '任务事项下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}
