import { ApiProperty } from '@nestjs/swagger';
import { type Decision, DECISIONS, type FindingSeverity } from '../../../domain/document/plan-draft.js';
import type { SourceEncoding, SourceFormat } from '../../../domain/document/source-content.js';

export class DocumentResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '来源文件编号' })
  sourceDocumentId!: string;

  @ApiProperty({ description: '来源文件' })
  source!: string;

  @ApiProperty({ enum: ['text', 'html', 'docx', 'xlsx'], description: '按内容认定的文件格式' })
  format!: SourceFormat;

  @ApiProperty({ enum: ['UTF-8', 'GBK', 'GB18030', 'UTF-16LE', 'UTF-16BE'], nullable: true, description: '认定的文字编码；docx、xlsx 为空' })
  encoding!: SourceEncoding | null;

  @ApiProperty()
  documentNumber!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: '起始行' })
  line!: number;

  @ApiProperty({ description: '结束行' })
  endLine!: number;

  @ApiProperty({ type: String, nullable: true, description: '已转成的方案；仍是草稿或不含任务时为空' })
  planId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '同一文号正在执行的方案：这份草稿是它的新版本，只能比对差异，不能另立方案' })
  runningPlanId!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '读出的任务事项数；不含任务时为空' })
  items!: number | null;

  @ApiProperty()
  findings!: number;

  @ApiProperty()
  openFindings!: number;

  @ApiProperty({ description: '其中必须处理的' })
  openBlocking!: number;

  @ApiProperty({ description: '其中需核对的' })
  openReview!: number;
}

export class FindingResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  key!: string;

  @ApiProperty({ description: '疑点代码，含义见 docs/findings.md' })
  code!: string;

  @ApiProperty({ description: '这一类疑点说的是什么；已不再使用的代码为空' })
  meaning!: string;

  @ApiProperty({ enum: ['blocking', 'review', 'note'] })
  severity!: FindingSeverity;

  @ApiProperty({ example: 'item-33.deadline' })
  field!: string;

  @ApiProperty()
  line!: number;

  @ApiProperty()
  endLine!: number;

  @ApiProperty({ description: '在文件里的位置，如“任务表!5”；纯文本为空' })
  at!: string;

  @ApiProperty({ description: '原文' })
  printed!: string;

  @ApiProperty({ description: '系统做了什么' })
  done!: string;

  @ApiProperty({ type: String, nullable: true, description: '建议怎么处理' })
  proposal!: string | null;

  @ApiProperty({ type: String, nullable: true, enum: DECISIONS, description: '采纳建议 / 改定 / 按原文保留 / 忽略' })
  decision!: Decision | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '作决定的人' })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: Date | null;
}
