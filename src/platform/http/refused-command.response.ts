import { ApiProperty } from '@nestjs/swagger';

/** A command that the person's role may give, but not now. */
export class RefusedCommandResponse {
  @ApiProperty({ example: 'reply' })
  command!: string;

  @ApiProperty({ example: '回复' })
  title!: string;

  @ApiProperty({ description: '现在不能进行的原因' })
  reason!: string;
}
