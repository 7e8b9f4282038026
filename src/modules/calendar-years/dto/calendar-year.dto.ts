import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';

const MOST_DAYS = 400;
const EXAMPLE_SOURCE = '国办发明电〔2025〕7号 国务院办公厅关于2026年部分节假日安排的通知';

export class CalendarDayRequest {
  @ApiProperty({ format: 'date', example: '2026-10-01' })
  @IsProse('date（日期）')
  date!: string;

  @ApiProperty({ enum: ['dayOff', 'workday'], description: '放假，或调休上班' })
  @IsProse('kind（放假或调休上班）')
  kind!: string;

  @ApiProperty({ example: '国庆节' })
  @IsProse('name（节日）')
  name!: string;
}

export class CalendarYearRequest {
  @ApiProperty({ description: '通知的文号和标题', example: EXAMPLE_SOURCE, maxLength: 200 })
  @IsProse('source（通知）')
  source!: string;

  @ApiProperty({ type: [CalendarDayRequest], description: '通知列出的全部放假和调休上班日期' })
  @IsArray({ message: 'days 须为日期的列表' })
  @ArrayMaxSize(MOST_DAYS, { message: `days 须为日期的列表，最多${MOST_DAYS}项` })
  @ValidateNested({ each: true, message: 'days 的每一项须有 date、kind、name' })
  @Type(() => CalendarDayRequest)
  days!: CalendarDayRequest[];

  @ApiPropertyOptional({ description: '替换已经载入的安排', default: false })
  @IsOptional()
  @IsBoolean({ message: 'replace 须为 true 或 false' })
  replace?: boolean;
}

export class CalendarFileQuery {
  @ApiProperty({ description: '通知的文号和标题', example: EXAMPLE_SOURCE, maxLength: 200 })
  @IsProse('source（通知）')
  source!: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: '替换已经载入的安排', default: 'false' })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'replace 须为 true 或 false' })
  replace?: string;
}

export class CalendarYearResponse {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ example: EXAMPLE_SOURCE })
  source!: string;

  @ApiProperty({ description: '放假天数' })
  daysOff!: number;

  @ApiProperty({ description: '调休上班天数' })
  makeUpDays!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '最近一次载入的时间；随系统提供的为空' })
  loadedAt!: Date | null;
}

export class MovedObligationResponse {
  @ApiProperty()
  obligationId!: string;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;
}

export class LoadedYearResponse {
  @ApiProperty({ example: 2026 })
  year!: number;

  @ApiProperty({ example: EXAMPLE_SOURCE })
  source!: string;

  @ApiProperty({ description: '放假天数' })
  daysOff!: number;

  @ApiProperty({ description: '调休上班天数' })
  makeUpDays!: number;

  @ApiProperty({ description: '替换了原来的安排' })
  replaced!: boolean;

  @ApiProperty({ type: [MovedObligationResponse], description: '到期日因此变动的在办事项' })
  moved!: readonly MovedObligationResponse[];

  @ApiProperty({ description: '到期日不再是暂计的在办事项数' })
  confirmed!: number;
}

export class CalendarDayResponse {
  @ApiProperty({ type: String, format: 'date' })
  date!: string;

  @ApiProperty({ enum: ['dayOff', 'workday'] })
  kind!: 'dayOff' | 'workday';

  @ApiProperty({ example: '国庆节' })
  name!: string;
}

export class CalendarLoadResponse {
  @ApiProperty()
  source!: string;

  @ApiProperty()
  replaced!: boolean;

  @ApiProperty({ type: [MovedObligationResponse] })
  moved!: readonly MovedObligationResponse[];

  @ApiProperty()
  confirmed!: number;

  @ApiProperty()
  loadedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  loadedAt!: Date;
}

export class CalendarYearDetailResponse extends CalendarYearResponse {
  @ApiProperty({ type: [CalendarDayResponse] })
  days!: readonly CalendarDayResponse[];

  @ApiProperty({ type: [CalendarLoadResponse], description: '载入记录，最新在前' })
  loads!: readonly CalendarLoadResponse[];
}
