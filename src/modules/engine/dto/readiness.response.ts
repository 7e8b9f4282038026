import { ApiProperty } from '@nestjs/swagger';

export class HealthWarningResponse {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

export class ReadinessResponse {
  @ApiProperty({ enum: ['ready', 'degraded', 'migration-pending'] })
  status!: 'ready' | 'degraded' | 'migration-pending';

  @ApiProperty({ type: [HealthWarningResponse] })
  warnings!: HealthWarningResponse[];
}
