import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { DocumentResponse } from './document.response.js';

export class ImportedSourceResponse {
  @ApiProperty({ description: '来源文件编号' })
  id!: string;

  @ApiProperty({ type: [DocumentResponse], description: '文件中的各份公文' })
  documents!: DocumentResponse[];

  @ApiProperty({ description: '以前对同一公文所作、这一次找不到对应疑点的决定数' })
  lostDecisions!: number;
}

const LAST_LINE = 2_000_000;

export class LinesQuery {
  @ApiProperty({ description: '起始行，从 1 数起', minimum: 1 })
  @Type(() => Number)
  @IsInt({ message: 'from（起始行）须为正整数' })
  @Min(1, { message: 'from（起始行）须为正整数' })
  @Max(LAST_LINE, { message: 'from（起始行）过大' })
  from!: number;

  @ApiProperty({ description: '结束行（含）', minimum: 1 })
  @Type(() => Number)
  @IsInt({ message: 'to（结束行）须为正整数' })
  @Min(1, { message: 'to（结束行）须为正整数' })
  @Max(LAST_LINE, { message: 'to（结束行）过大' })
  to!: number;
}

export class SourceLineResponse {
  @ApiProperty()
  line!: number;

  @ApiProperty({ description: '在文件里的位置，如“任务表!5”；纯文本为空' })
  at!: string;

  @ApiProperty({ description: '原文' })
  words!: string;
}
