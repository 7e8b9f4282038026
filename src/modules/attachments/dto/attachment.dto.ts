import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { ATTACHMENT_SUBJECT_TYPES, ATTACHMENT_TARGETS, type AttachmentSubjectType, type AttachmentTargetType } from '../../../domain/attachment/attachment-subject.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

export class AttachmentSubjectQuery {
  @ApiProperty({ enum: ATTACHMENT_SUBJECT_TYPES, description: '为哪一类事上传：责任事项、报送任务、督办单' })
  @IsIn(ATTACHMENT_SUBJECT_TYPES, { message: `subjectType 只能是 ${ATTACHMENT_SUBJECT_TYPES.join('、')} 之一` })
  subjectType!: AttachmentSubjectType;

  @ApiProperty({ description: '它的编号' })
  @Matches(ROW_ID, { message: 'subjectId 须为编号' })
  subjectId!: string;
}

export class HandedInResponse {
  @ApiProperty({ enum: Object.keys(ATTACHMENT_TARGETS) })
  type!: AttachmentTargetType;

  @ApiProperty()
  id!: string;
}

export class AttachmentResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '文件名，已清理' })
  name!: string;

  @ApiProperty({ description: '按内容判定的类型', example: 'application/pdf' })
  mediaType!: string;

  @ApiProperty({ description: '字节数' })
  bytes!: number;

  @ApiProperty({ description: '内容的 SHA-256，用于核对' })
  sha256!: string;

  @ApiProperty({ description: '是否查过毒' })
  scanned!: boolean;

  @ApiProperty({ enum: ATTACHMENT_SUBJECT_TYPES })
  subjectType!: AttachmentSubjectType;

  @ApiProperty()
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true, description: '上传单位，承接之后也不变；办公室上传的为空' })
  unitId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;

  @ApiProperty({ description: '上传人' })
  uploadedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  uploadedAt!: Date;

  @ApiProperty({ type: [HandedInResponse], description: '随哪些报告、申报、申请、意见、回复、报送提交；未提交的为空，可以删除' })
  handedInWith!: readonly HandedInResponse[];
}

export class AttachmentsPageResponse {
  @ApiProperty({ type: [AttachmentResponse], description: '你可以看的，最新在前' })
  rows!: readonly AttachmentResponse[];

  @ApiProperty({ description: '你可以看的总件数' })
  total!: number;

  @ApiProperty({ type: String, nullable: true, description: '下一页的翻页标记；没有下一页时为空' })
  nextCursor!: string | null;
}
