import { isAbsolute, join } from 'node:path';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { PROJECT_ROOT } from './project-root.js';

/** Where attachments are kept, how many and how large they may be, and who looks through them. */
export interface AttachmentSettings {
  /** Folder on this machine; not used when there is an object storage. */
  readonly dir: string;
  readonly s3: S3Settings | null;
  readonly maxMebibytes: number;
  /** What one unit, or one office, may upload in a calendar year. */
  readonly yearQuota: { readonly mebibytes: number; readonly files: number };
  /** Virus scanner; null: none, files are stored unscanned. */
  readonly clamav: { readonly host: string; readonly port: number } | null;
}

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const SIZE = 'ATTACHMENT_MAX_MIB 须为 1 到 100 的整数';
const QUOTA = 'ATTACHMENT_QUOTA_MIB 须为 1 到 1048576 的整数';
const FILES = 'ATTACHMENT_QUOTA_FILES 须为 1 到 1000000 的整数';
const KEEP = 'AUDIT_RETENTION_DAYS 须为 184 到 36500 的整数：法律要求审计日志至少保存六个月';

export class AttachmentVariables {
  @IsOptional()
  ATTACHMENT_DIR?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: SIZE })
  @Min(1, { message: SIZE })
  @Max(100, { message: SIZE })
  ATTACHMENT_MAX_MIB?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: QUOTA })
  @Min(1, { message: QUOTA })
  @Max(1_048_576, { message: QUOTA })
  ATTACHMENT_QUOTA_MIB?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: FILES })
  @Min(1, { message: FILES })
  @Max(1_000_000, { message: FILES })
  ATTACHMENT_QUOTA_FILES?: number;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/?#]+\/?$/, { message: 'S3_ENDPOINT 须为对象存储的地址，例如 https://s3.example.gov.cn；存在本机磁盘时请留空' })
  S3_ENDPOINT?: string;

  @ValidateIf((env: AttachmentVariables) => env.S3_ENDPOINT !== undefined || env.S3_BUCKET !== undefined)
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: '设了 S3_ENDPOINT 时 S3_BUCKET 必填，须为桶名' })
  S3_BUCKET?: string;

  @IsOptional()
  @Matches(/^[a-z0-9-]{1,40}$/, { message: 'S3_REGION 须为区域代码，例如 us-east-1' })
  S3_REGION?: string;

  @ValidateIf((env: AttachmentVariables) => env.S3_ENDPOINT !== undefined)
  @Matches(/^\S{3,200}$/, { message: '设了 S3_ENDPOINT 时 S3_ACCESS_KEY_ID 必填' })
  S3_ACCESS_KEY_ID?: string;

  @ValidateIf((env: AttachmentVariables) => env.S3_ENDPOINT !== undefined)
  @Matches(/^\S{3,200}$/, { message: '设了 S3_ENDPOINT 时 S3_SECRET_ACCESS_KEY 必填' })
  S3_SECRET_ACCESS_KEY?: string;

  @IsOptional()
  @Matches(/^([\w.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?$/, { message: 'CLAMAV_HOST 须为 主机 或 主机:端口，例如 clamav:3310；不扫描病毒时请留空' })
  CLAMAV_HOST?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: KEEP })
  @Min(184, { message: KEEP })
  @Max(36_500, { message: KEEP })
  AUDIT_RETENTION_DAYS?: number;
}

/** Three years; the law asks for half a year. */
export const DEFAULT_AUDIT_RETENTION_DAYS = 1_096;

const CLAMAV_PORT = 3310;

/** The settings in checked variables. */
export function attachmentSettings(env: AttachmentVariables): AttachmentSettings {
  const dir = env.ATTACHMENT_DIR ?? join('.duban', 'attachments');
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(env.CLAMAV_HOST ?? '') ?? [];
  return {
    dir: isAbsolute(dir) ? dir : join(PROJECT_ROOT, dir),
    s3: env.S3_ENDPOINT === undefined ? null : {
      endpoint: env.S3_ENDPOINT.replace(/\/$/, ''), bucket: env.S3_BUCKET ?? '', region: env.S3_REGION ?? 'us-east-1',
      accessKeyId: env.S3_ACCESS_KEY_ID ?? '', secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
    },
    maxMebibytes: env.ATTACHMENT_MAX_MIB ?? 20,
    yearQuota: { mebibytes: env.ATTACHMENT_QUOTA_MIB ?? 2_048, files: env.ATTACHMENT_QUOTA_FILES ?? 5_000 },
    clamav: host === '' ? null : { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? CLAMAV_PORT) },
  };
}
