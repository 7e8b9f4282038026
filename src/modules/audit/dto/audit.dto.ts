import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { isLocalDate } from '../../../domain/kernel/local-date.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { ROW_ID } from '../../../platform/http/row-id.pipe.js';

const LIMIT_WORDS = 'limit 须为 1 到 200 的整数';

function IsDay(label: string): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => `${label}须为存在的日期，写成 YYYY-MM-DD` } });
}

export class AuditFilterQuery {
  @ApiProperty({ required: false, description: '操作人的账号编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'actorId 须为账号编号' })
  actorId?: string;

  @ApiProperty({ required: false, description: '操作，例如 assignment.acknowledged；以 . 结尾的按开头匹配，例如 assignment.', maxLength: 100 })
  @IsOptional()
  @Matches(/^[A-Za-z][\w.-]{0,99}$/, { message: 'action 须为操作代码，例如 assignment.acknowledged' })
  action?: string;

  @ApiProperty({ required: false, enum: ['done', 'refused'], description: '已办成的，或被拒绝的' })
  @IsOptional()
  @IsIn(['done', 'refused'], { message: 'outcome 只能是 done 或 refused' })
  outcome?: 'done' | 'refused';

  @ApiProperty({ required: false, description: '对象的种类，例如 assignment', maxLength: 60 })
  @IsOptional()
  @Matches(/^[A-Za-z]\w{0,59}$/, { message: 'subjectType 须为对象种类，例如 assignment' })
  subjectType?: string;

  @ApiProperty({ required: false, description: '对象的编号' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'subjectId 须为编号' })
  subjectId?: string;

  @ApiProperty({ required: false, type: String, format: 'date', description: '从这一天起（北京时间）' })
  @IsOptional()
  @IsDay('from')
  from?: string;

  @ApiProperty({ required: false, type: String, format: 'date', description: '到这一天止（含）' })
  @IsOptional()
  @IsDay('to')
  to?: string;
}

export class AuditPageQuery extends AuditFilterQuery {
  @ApiProperty({ required: false, description: '上一页给出的 nextCursor' })
  @IsOptional()
  @Matches(ROW_ID, { message: 'cursor 须为上一页给出的 nextCursor' })
  cursor?: string;

  @ApiProperty({ required: false, default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: LIMIT_WORDS })
  @Min(1, { message: LIMIT_WORDS })
  @Max(200, { message: LIMIT_WORDS })
  limit?: number;
}

export class AuditExportQuery extends AuditFilterQuery {
  @ApiProperty({ enum: ['ndjson', 'csv'], required: false, default: 'ndjson' })
  @IsOptional()
  @IsIn(['ndjson', 'csv'], { message: 'format 只能是 ndjson 或 csv' })
  format?: 'ndjson' | 'csv';

  @ApiProperty({ description: '导出的理由，记入审计', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;
}

export class AuditPurgeRequest {
  @ApiProperty({ type: String, format: 'date', description: '清理这一天以前的记录' })
  @IsDay('before（清理到哪天）')
  before!: string;

  @ApiProperty({ description: '理由', maxLength: 1000 })
  @IsProse('reason（理由）')
  reason!: string;
}

export class AuditPurgeResponse {
  @ApiProperty({ description: '清理的条数' })
  entries!: number;

  @ApiProperty({ type: String, nullable: true, description: '清理到的序号；没有可清理的为空' })
  through!: string | null;
}

export class AuditRowResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '在审计链上的序号' })
  sequence!: string;

  @ApiProperty({ type: String, format: 'date-time', description: '业务时间' })
  at!: string;

  @ApiProperty({ type: String, format: 'date-time', description: '写入数据库的时间' })
  recordedAt!: string;

  @ApiProperty({ type: String, nullable: true, description: '账号编号；系统和未登录的为空' })
  actorId!: string | null;

  @ApiProperty()
  actor!: string;

  @ApiProperty({ type: String, nullable: true, description: '以什么岗位办理' })
  role!: string | null;

  @ApiProperty({ example: 'assignment.acknowledged' })
  action!: string;

  @ApiProperty({ enum: ['done', 'refused'] })
  outcome!: 'done' | 'refused';

  @ApiProperty({ example: 'assignment' })
  subjectType!: string;

  @ApiProperty({ type: String, nullable: true })
  subjectId!: string | null;

  @ApiProperty({ type: Object, description: '细节；业务文字不向管理员显示' })
  detail!: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, description: '请求或检查的编号' })
  correlationId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '来自哪个网络地址' })
  address!: string | null;

  @ApiProperty({ description: '这一条的摘要（SHA-256）' })
  hash!: string;
}

export class AuditPageResponse {
  @ApiProperty({ type: [AuditRowResponse] })
  rows!: AuditRowResponse[];

  @ApiProperty({ type: String, nullable: true, description: '下一页从这里起；没有更早的为空' })
  nextCursor!: string | null;
}
