import { ApiProperty } from '@nestjs/swagger';
import { itemMachine } from '../../../domain/item/item.machine.js';
import { THREAD_BRANCHES } from '../thread/index.js';
import { ExplainedLightResponse } from './light.response.js';

export class ThreadRefusalResponse {
  @ApiProperty()
  command!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: '为什么现在不能' })
  reason!: string;
}

export class ThreadItemResponse {
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

  @ApiProperty({ description: '完成时限原文' })
  deadlineWords!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '原定时限' })
  originalDueOn!: string | null;

  @ApiProperty({ enum: itemMachine.states })
  status!: string;

  @ApiProperty()
  statusTitle!: string;

  @ApiProperty()
  version!: number;

  @ApiProperty({ type: ExplainedLightResponse })
  light!: ExplainedLightResponse;

  @ApiProperty({ type: [String], description: '当前账号现在可以对该事项做的事' })
  allowed!: readonly string[];

  @ApiProperty({ type: [ThreadRefusalResponse], description: '当前账号的角色可以做、但现在不能做的事' })
  refused!: readonly ThreadRefusalResponse[];
}

export class ThreadEntryResponse {
  @ApiProperty({ enum: THREAD_BRANCHES.map(({ kind }) => kind) })
  kind!: string;

  @ApiProperty({ example: '进展报告' })
  title!: string;

  @ApiProperty({ description: '同一种类内的编号' })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true })
  person!: string | null;

  @ApiProperty({ description: '正文：进展、证明材料、理由等' })
  words!: string;

  @ApiProperty({ type: Object, description: '该种类特有的内容' })
  detail!: Readonly<Record<string, unknown>>;
}

export class ThreadResponse {
  @ApiProperty({ type: ThreadItemResponse })
  item!: ThreadItemResponse;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: [ThreadEntryResponse], description: '最新在前' })
  entries!: ThreadEntryResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}
