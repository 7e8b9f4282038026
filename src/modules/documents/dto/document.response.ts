import { ApiProperty } from '@nestjs/swagger';
import type { FindingSeverity } from '../../../domain/document/plan-draft.js';

export class DocumentResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '来源文件' })
  source!: string;

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

  @ApiProperty({ type: Number, nullable: true, description: '读出的任务事项数；不含任务时为空' })
  items!: number | null;

  @ApiProperty()
  findings!: number;

  @ApiProperty()
  openFindings!: number;
}

export class FindingResponse {
  @ApiProperty()
  key!: string;

  @ApiProperty({ description: '疑点代码，含义见 docs/findings.md' })
  code!: string;

  @ApiProperty({ enum: ['blocking', 'review', 'note'] })
  severity!: FindingSeverity;

  @ApiProperty({ example: 'item-33.deadline' })
  field!: string;

  @ApiProperty()
  line!: number;

  @ApiProperty()
  endLine!: number;

  @ApiProperty({ description: '原文' })
  printed!: string;

  @ApiProperty({ description: '系统做了什么' })
  done!: string;

  @ApiProperty({ type: String, nullable: true, description: '建议怎么处理' })
  proposal!: string | null;

  @ApiProperty({ type: String, nullable: true, enum: ['acceptProposal', 'keepPrinted', 'set'] })
  decision!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason!: string | null;
}
