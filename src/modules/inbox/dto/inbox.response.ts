import { ApiProperty } from '@nestjs/swagger';
import type { NotificationKind } from '../../../domain/notification/notification.js';
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

  @ApiProperty({ description: '时限原文' })
  dueWords!: string;

  @ApiProperty({ enum: ['assignment', 'submission'], description: '办理对象：责任或报送任务' })
  subjectType!: string;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty({ type: LightResponse })
  light!: LightResponse;
}

export class ToldResponse {
  @ApiProperty({ enum: ['assigned', 'submissionOpened', 'submissionMissed', 'phaseEntered', 'phaseLeft', 'reminder', 'escalation', 'noticeDue'] })
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

  @ApiProperty({ type: [OwedResponse], description: '应办，按到期日' })
  owed!: OwedResponse[];

  @ApiProperty({ type: [ToldResponse], description: '收到的通知，最新在前，最多5000条' })
  told!: readonly ToldResponse[];

  @ApiProperty({ description: '收到的通知总数' })
  toldTotal!: number;
}
