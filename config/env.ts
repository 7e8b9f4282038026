import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

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
}

class EnvDto {
  @IsOptional()
  @IsIn(['demo', 'production'], { message: 'DUBAN_MODE 只能是 demo 或 production' })
  DUBAN_MODE?: 'demo' | 'production';

  @Matches(/^postgres(ql)?:\/\/.+/, { message: 'DATABASE_URL 必填，须为 postgres:// 开头的连接地址' })
  DATABASE_URL!: string;

  @IsOptional()
  @Matches(/^rediss?:\/\/.+/, { message: 'REDIS_URL 须为 redis:// 或 rediss:// 开头的连接地址；不用 Redis 时请留空' })
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
}

/** The configuration in an environment; throws one Error that lists every wrong variable in Chinese. */
export function loadConfig(source: Readonly<Record<string, string | undefined>> = process.env): AppConfig {
  // Compose files and .env pass a variable without a value as blank words, which a number conversion would take for 0.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const env = plainToInstance(EnvDto, given);
  const problems = validateSync(env, { forbidUnknownValues: false }).flatMap((error) => Object.values(error.constraints ?? {}));
  if (problems.length > 0) throw new Error(`环境变量有误：\n  - ${problems.join('\n  - ')}\n各变量说明见 .env.example。`);
  return {
    mode: env.DUBAN_MODE ?? (source['NODE_ENV'] === 'production' ? 'production' : 'demo'),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL ?? null,
    host: env.HOST ?? '127.0.0.1',
    port: env.PORT ?? 3000,
    logLevel: env.LOG_LEVEL ?? 'info',
    tickSeconds: env.TICK_SECONDS ?? 60,
  };
}
