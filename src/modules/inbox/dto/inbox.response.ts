import { ApiProperty } from '@nestjs/swagger';
import { NOTIFICATION_KIND_TITLES, type NotificationKind } from '../../../domain/notification/notification.js';
import { OBLIGATION_KINDS, type ObligationKind } from '../../../domain/obligation/obligation.js';
import { LightResponse } from '../../items/index.js';

export class OwedResponse {
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

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '扣除停表天数后的到期日，灯和提醒按它计算' })
  effectiveDueOn!: string | null;

  @ApiProperty({ description: '时限原文' })
  dueWords!: string;

  @ApiProperty({ enum: ['assignment', 'submission', 'plan', 'notice', 'circularPassage'], description: '办理对象：责任、报送任务、方案、督办单或通报中关于本单位的部分' })
  subjectType!: string;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty({ type: LightResponse })
  light!: LightResponse;
}

export class ToldResponse {
  @ApiProperty({ enum: Object.keys(NOTIFICATION_KIND_TITLES) })
  kind!: NotificationKind;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty({ type: String, format: 'date' })
  sentOn!: string;

  @ApiProperty({ description: '补发：本应更早送达' })
  late!: boolean;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty({ type: String, nullable: true, description: '提醒所关事项的类别', example: '签收' })
  dutyTitle!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '承担的单位' })
  unit!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '所关事项' })
  subject!: string | null;

  @ApiProperty({ type: [String] })
  recipients!: readonly string[];
}

export class InboxResponse {
  @ApiProperty({ description: '单位、办公室或本人', example: '市商务局' })
  owner!: string;

  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  @ApiProperty({ type: [OwedResponse], description: '应办，按到期日，每页至多 limit 条' })
  owed!: readonly OwedResponse[];

  @ApiProperty({ description: '应办总数' })
  owedTotal!: number;

  @ApiProperty({ type: String, nullable: true, description: '应办下一页的翻页标记；没有下一页时为空' })
  owedNextCursor!: string | null;

  @ApiProperty({ type: [ToldResponse], description: '收到的通知，最新在前，每页至多 limit 条' })
  told!: readonly ToldResponse[];

  @ApiProperty({ description: '收到的通知总数' })
  toldTotal!: number;

  @ApiProperty({ type: String, nullable: true, description: '通知下一页的翻页标记；没有下一页时为空' })
  toldNextCursor!: string | null;
}
