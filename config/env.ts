import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min, ValidateIf, validateSync } from 'class-validator';
import { type AttachmentSettings, AttachmentVariables, attachmentSettings, DEFAULT_AUDIT_RETENTION_DAYS } from './attachment-settings.js';

/** What the rest of the code sees of the environment. */
export interface AppConfig {
  /** demo: demo clock and demo accounts; production: both refused. */
  readonly mode: 'demo' | 'production';
  readonly databaseUrl: string;
  /** Given: BullMQ on Redis. Absent: BullMQ on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Seconds between two ticks of the time engine. */
  readonly tickSeconds: number;
  /** Port on which a worker offers its figures; null: none. */
  readonly metricsPort: number | null;
  /** Whoever brings it may read the figures; null: only askers on this machine. */
  readonly metricsToken: string | null;
  /** Where e-mail is handed over; null: none is sent. */
  readonly smtp: SmtpConfig | null;
  /** Office hours, `HH:MM` Beijing time: outside of them no message leaves unless its ladder says so. */
  readonly workingHours: { readonly from: string; readonly until: string };
  /** Messages one person may get on one day. */
  readonly dailyMessageCap: number;
  /** Hosts that webhooks and robots may be posted to; null: any. */
  readonly webhookHosts: readonly string[] | null;
  readonly attachments: AttachmentSettings;
  /** Audit rows younger than this are not cleared; never less than the 184 days the law asks for. */
  readonly auditRetentionDays: number;
  /** Requests one person may make in a minute; an address ten times as many. */
  readonly requestsPerMinute: number;
  /** Addresses or networks of gateways whose X-Forwarded-For is believed; null: none. */
  readonly trustedProxies: readonly string[] | null;
  readonly signIn: SignInConfig;
}

export interface SignInConfig {
  /** Address people open, without a path; null: taken from the request. */
  readonly publicUrl: string | null;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Hours after which a session ends in any case. */
  readonly sessionHours: number;
  /** True: administrators and offices sign in with a second factor. */
  readonly secondFactor: boolean;
  /** The city's single sign-on (OpenID Connect); null: none. */
  readonly oidc: OidcConfig | null;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim that holds the login of a person who comes for the first time. */
  readonly loginClaim: string;
}

export interface SmtpConfig {
  readonly url: string;
  readonly from: string;
  /** required: STARTTLS or TLS or nothing is sent; off: plain text, for a relay on the same machine or network. */
  readonly tls: 'required' | 'off';
}

class EnvDto extends AttachmentVariables {
  @IsOptional()
  @IsIn(['demo', 'production'], { message: 'DUBAN_MODE 只能是 demo 或 production' })
  DUBAN_MODE?: 'demo' | 'production';

  @Matches(/^postgres(ql)?:\/\/.+/, { message: 'DATABASE_URL 必填，须为 postgres:// 开头的连接地址' })
  DATABASE_URL!: string;

  @IsOptional()
  @Matches(/^rediss?(:\/\/.+|\+sentinel:\/\/[^/\s]+\/[^/\s]+(\/\d+)?|\+cluster:\/\/[^/\s]+)$/, {
    message: 'REDIS_URL 须为 redis://主机:端口、redis+sentinel://主机:端口,主机:端口/主节点名 或 redis+cluster://主机:端口,主机:端口（用 TLS 时 redis 写成 rediss）；不用 Redis 时请留空',
  })
  REDIS_URL?: string;

  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: false }, { message: 'HOST 须为主机名或 IP 地址' })
  HOST?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'PORT 须为 0 到 65535 的整数' })
  @Min(0, { message: 'PORT 须为 0 到 65535 的整数' })
  @Max(65_535, { message: 'PORT 须为 0 到 65535 的整数' })
  PORT?: number;

  @IsOptional()
  @IsIn(['debug', 'info', 'warn', 'error'], { message: 'LOG_LEVEL 只能是 debug、info、warn 或 error' })
  LOG_LEVEL?: AppConfig['logLevel'];

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'TICK_SECONDS 须为 1 到 3600 的整数' })
  @Min(1, { message: 'TICK_SECONDS 须为 1 到 3600 的整数' })
  @Max(3600, { message: 'TICK_SECONDS 须为 1 到 3600 的整数' })
  TICK_SECONDS?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'METRICS_PORT 须为 1 到 65535 的整数' })
  @Min(1, { message: 'METRICS_PORT 须为 1 到 65535 的整数' })
  @Max(65_535, { message: 'METRICS_PORT 须为 1 到 65535 的整数' })
  METRICS_PORT?: number;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,200}$/, { message: 'METRICS_TOKEN 须为 16 到 200 个可打印的 ASCII 字符，不含空格' })
  METRICS_TOKEN?: string;

  @IsOptional()
  @Matches(/^smtps?:\/\/.+/, { message: 'SMTP_URL 须为 smtp:// 或 smtps:// 开头的地址；不发邮件时请留空' })
  SMTP_URL?: string;

  @ValidateIf((env: EnvDto) => env.SMTP_URL !== undefined || env.MAIL_FROM !== undefined)
  @Matches(/^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, { message: '设了 SMTP_URL 时 MAIL_FROM 必填，须为发件地址，例如 督办 <duban@example.gov.cn>' })
  MAIL_FROM?: string;

  @IsOptional()
  @IsIn(['required', 'off'], { message: 'SMTP_TLS 只能是 required 或 off' })
  SMTP_TLS?: SmtpConfig['tls'];

  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, { message: 'WORKING_HOURS 须为起止时间，例如 08:30-17:30' })
  WORKING_HOURS?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'DAILY_MESSAGE_CAP 须为 1 到 100 的整数' })
  @Min(1, { message: 'DAILY_MESSAGE_CAP 须为 1 到 100 的整数' })
  @Max(100, { message: 'DAILY_MESSAGE_CAP 须为 1 到 100 的整数' })
  DAILY_MESSAGE_CAP?: number;

  @IsOptional()
  @Matches(/^[\w.:-]+(,[\w.:-]+)*$/, { message: 'WEBHOOK_HOSTS 须为主机名，多个用英文逗号分开，例如 qyapi.weixin.qq.com,oapi.dingtalk.com' })
  WEBHOOK_HOSTS?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'REQUESTS_PER_MINUTE 须为 1 到 1000000 的整数' })
  @Min(1, { message: 'REQUESTS_PER_MINUTE 须为 1 到 1000000 的整数' })
  @Max(1_000_000, { message: 'REQUESTS_PER_MINUTE 须为 1 到 1000000 的整数' })
  REQUESTS_PER_MINUTE?: number;

  @IsOptional()
  @Matches(/^[\da-fA-F.:]+(\/\d{1,3})?(,[\da-fA-F.:]+(\/\d{1,3})?)*$/, { message: 'TRUSTED_PROXIES 须为网关的 IP 地址或网段，多个用英文逗号分开，例如 10.0.0.5,10.1.0.0/16' })
  TRUSTED_PROXIES?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^/?#\s]+$/, { message: 'PUBLIC_URL 须为用户打开的地址，不含路径，例如 https://duban.example.gov.cn' })
  PUBLIC_URL?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'SESSION_IDLE_MINUTES 须为 1 到 720 的整数' })
  @Min(1, { message: 'SESSION_IDLE_MINUTES 须为 1 到 720 的整数' })
  @Max(720, { message: 'SESSION_IDLE_MINUTES 须为 1 到 720 的整数' })
  SESSION_IDLE_MINUTES?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'SESSION_HOURS 须为 1 到 24 的整数' })
  @Min(1, { message: 'SESSION_HOURS 须为 1 到 24 的整数' })
  @Max(24, { message: 'SESSION_HOURS 须为 1 到 24 的整数' })
  SESSION_HOURS?: number;

  @IsOptional()
  @IsIn(['required', 'optional'], { message: 'SECOND_FACTOR 只能是 required 或 optional' })
  SECOND_FACTOR?: 'required' | 'optional';

  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'OIDC_ISSUER 须为统一认证的签发者地址，https:// 开头；不用统一认证时请留空' })
  OIDC_ISSUER?: string;

  @ValidateIf((env: EnvDto) => env.OIDC_ISSUER !== undefined)
  @Matches(/^\S+$/, { message: '设了 OIDC_ISSUER 时 OIDC_CLIENT_ID 必填' })
  OIDC_CLIENT_ID?: string;

  @ValidateIf((env: EnvDto) => env.OIDC_ISSUER !== undefined)
  @Matches(/^\S+$/, { message: '设了 OIDC_ISSUER 时 OIDC_CLIENT_SECRET 必填' })
  OIDC_CLIENT_SECRET?: string;

  @IsOptional()
  @Matches(/^\w+$/, { message: 'OIDC_LOGIN_CLAIM 须为一个声明的名字，例如 preferred_username' })
  OIDC_LOGIN_CLAIM?: string;
}

/** The configuration in an environment; throws one Error that lists every wrong variable in Chinese. */
export function loadConfig(source: Readonly<Record<string, string | undefined>> = process.env): AppConfig {
  // Compose files and .env pass a variable without a value as blank words, which a number conversion would take for 0.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const env = plainToInstance(EnvDto, given);
  const problems = validateSync(env, { forbidUnknownValues: false }).flatMap((error) => Object.values(error.constraints ?? {}));
  if (problems.length > 0) throw new Error(`环境变量有误：\n  - ${problems.join('\n  - ')}\n各变量说明见 .env.example。`);
  const mode = env.DUBAN_MODE ?? (source['NODE_ENV'] === 'production' ? 'production' : 'demo');
  return {
    mode,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL ?? null,
    host: env.HOST ?? '127.0.0.1',
    port: env.PORT ?? 3000,
    logLevel: env.LOG_LEVEL ?? 'info',
    tickSeconds: env.TICK_SECONDS ?? 60,
    metricsPort: env.METRICS_PORT ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    smtp: env.SMTP_URL === undefined ? null : { url: env.SMTP_URL, from: env.MAIL_FROM ?? '', tls: env.SMTP_TLS ?? 'required' },
    workingHours: workingHours(env.WORKING_HOURS ?? '08:30-17:30'),
    dailyMessageCap: env.DAILY_MESSAGE_CAP ?? 8,
    webhookHosts: env.WEBHOOK_HOSTS?.split(',') ?? null,
    attachments: attachmentSettings(env),
    auditRetentionDays: env.AUDIT_RETENTION_DAYS ?? DEFAULT_AUDIT_RETENTION_DAYS,
    requestsPerMinute: env.REQUESTS_PER_MINUTE ?? 1000,
    trustedProxies: env.TRUSTED_PROXIES?.split(',') ?? null,
    signIn: signIn(env, mode),
  };
}

function signIn(env: EnvDto, mode: AppConfig['mode']): SignInConfig {
  const { OIDC_ISSUER: issuer, PUBLIC_URL: publicUrl = null } = env;
  const plain = [issuer === undefined ? '' : 'OIDC_ISSUER', publicUrl === null ? '' : 'PUBLIC_URL'].filter((name) => name !== '' && !env[name as 'OIDC_ISSUER' | 'PUBLIC_URL']?.startsWith('https://'));
  if (mode === 'production' && plain.length > 0) throw new Error(`环境变量有误：\n  - 生产模式下 ${plain.join('、')} 须以 https:// 开头\n各变量说明见 .env.example。`);
  if (issuer !== undefined && publicUrl === null) throw new Error('环境变量有误：\n  - 设了 OIDC_ISSUER 时 PUBLIC_URL 必填\n各变量说明见 .env.example。');
  return {
    publicUrl,
    idleMinutes: env.SESSION_IDLE_MINUTES ?? 30,
    sessionHours: env.SESSION_HOURS ?? 12,
    secondFactor: (env.SECOND_FACTOR ?? (mode === 'production' ? 'required' : 'optional')) === 'required',
    oidc: issuer === undefined ? null : { issuer, clientId: env.OIDC_CLIENT_ID ?? '', clientSecret: env.OIDC_CLIENT_SECRET ?? '', loginClaim: env.OIDC_LOGIN_CLAIM ?? 'preferred_username' },
  };
}

function workingHours(words: string): AppConfig['workingHours'] {
  const [from = '', until = ''] = words.split('-');
  if (from >= until) throw new Error(`环境变量有误：\n  - WORKING_HOURS 的开始须早于结束，现为 ${words}\n各变量说明见 .env.example。`);
  return { from, until };
}
