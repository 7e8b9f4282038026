import { ApiProperty } from '@nestjs/swagger';

export class HealthWarningResponse {
  @ApiProperty()
  code!: string;

  @ApiProperty({ description: '出了什么问题，应当怎么办' })
  message!: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: '从何时开始；不知道时没有' })
  since?: Date;
}

export class ReadinessResponse {
  @ApiProperty({ enum: ['ready', 'degraded', 'migration-pending', 'administrators-missing', 'stopping'] })
  status!: 'ready' | 'degraded' | 'migration-pending' | 'administrators-missing' | 'stopping';

  @ApiProperty({ type: [HealthWarningResponse] })
  warnings!: HealthWarningResponse[];
}
