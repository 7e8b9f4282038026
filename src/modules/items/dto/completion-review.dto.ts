import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ATTACHMENTS_AT_ONCE } from '../../../domain/attachment/attachment-subject.js';
import { AttachmentIds } from '../../../platform/http/attachment-ids.decorator.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

export class CompletionClaimRequest {
  @ApiProperty({ description: '办结情况和佐证：做成了什么，凭什么证明', maxLength: 5000 })
  @IsProse('evidence（办结情况）')
  evidence!: string;

  @AttachmentIds(ATTACHMENTS_AT_ONCE)
  attachmentIds?: string[];
}

export class AcceptCompletionRequest {
  @ApiProperty({ description: '意见，可不填', maxLength: 1000, required: false })
  @IsOptional()
  @IsProse('reason（意见）')
  reason?: string;
}

export class ReturnCompletionRequest {
  @ApiProperty({ description: '退回原因：还缺什么', maxLength: 1000 })
  @IsProse('reason（退回原因）')
  reason!: string;
}

export class CompletionClaimResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  assignmentId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ description: '办结情况和佐证' })
  evidence!: string;

  @ApiProperty({ type: String, format: 'date', description: '申报之日，同意后按这一天计为完成' })
  claimedOn!: string;

  @ApiProperty()
  claimedBy!: string;

  @ApiProperty({ enum: ['accepted', 'returned'], nullable: true, description: '办公室尚未答复时为空' })
  decision!: 'accepted' | 'returned' | null;

  @ApiProperty({ description: '意见或退回原因' })
  decisionReason!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;
}
