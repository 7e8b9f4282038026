import { ApiProperty } from '@nestjs/swagger';

export class ProblemError {
  @ApiProperty({ description: '出错字段（JSON Pointer）', example: '/progress' })
  pointer!: string;

  @ApiProperty({ description: '错误说明' })
  detail!: string;

  @ApiProperty({ description: '更细的稳定代码，如文件不能导入的原因', required: false, example: 'type-mismatch' })
  code?: string;
}

/** RFC 9457 problem document; `code` is stable, `detail` is Chinese for people. */
export class Problem {
  @ApiProperty({ example: 'urn:duban:problem:ASSIGNMENT_COMMAND_NOT_ALLOWED' })
  type!: string;

  @ApiProperty({ example: '当前状态不允许此操作' })
  title!: string;

  @ApiProperty({ example: 409 })
  status!: number;

  @ApiProperty({ description: '发生了什么，应当怎么办' })
  detail!: string;

  @ApiProperty({ description: '稳定的错误代码', example: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' })
  code!: string;

  @ApiProperty({ description: '本次请求的编号，反馈问题时请附上' })
  traceId!: string;

  @ApiProperty({ type: [ProblemError] })
  errors!: ProblemError[];
}
