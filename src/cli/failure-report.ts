import { CommanderError } from 'commander';
import { SourceRejected } from '../domain/document/source-rejected.js';
import { RuleViolation } from '../domain/kernel/rule-violation.js';
import { Failure } from '../platform/errors/failure.js';
import { CommandRefused } from './command-refused.js';
import { usageWords } from './chinese-usage.js';

export interface FailureReport {
  /** What goes to the standard error; '' when everything has been said. */
  readonly words: string;
  readonly exitCode: number;
}

const REFUSED = 1;
const MISUSED = 2;
/** EX_SOFTWARE of sysexits.h: a fault of the program, not of its input. */
const INTERNAL = 70;

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'ENOENT', '57P03', '08001', '08006']);
const WRONG_ACCESS = new Set(['28P01', '28000', '3D000']);
const SCHEMA_DIFFERS = new Set(['42P01', '42703', '42883']);

/** What to say about a failure and the exit status: 1 refused for a known reason, 2 wrong usage, 70 a fault of the program. */
export function failureReport(error: unknown): FailureReport {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? { words: '', exitCode: 0 } : { words: refusal('usage', usageWords(error)), exitCode: MISUSED };
  }
  if (error instanceof CommandRefused) return { words: refusal(error.code, error.message), exitCode: error.code === 'usage' ? MISUSED : REFUSED };
  if (error instanceof Failure || error instanceof RuleViolation || error instanceof SourceRejected) {
    return { words: refusal(error.code, error.message), exitCode: REFUSED };
  }
  const code = systemCode(error);
  if (UNREACHABLE.has(code)) return { words: refusal('dependency-unavailable', `连接不上数据库（${code}）。请确认数据库已启动、DATABASE_URL 正确，或运行 npm start。`), exitCode: REFUSED };
  if (WRONG_ACCESS.has(code)) return { words: refusal('dependency-unavailable', `数据库拒绝了连接（${code}）。请检查 DATABASE_URL 中的用户、密码和库名。`), exitCode: REFUSED };
  if (SCHEMA_DIFFERS.has(code)) return { words: refusal('schema-missing', '数据库结构与程序不一致。请先运行 npm start 或 duban migrate。'), exitCode: REFUSED };
  return { words: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: INTERNAL };
}

function refusal(code: string, message: string): string {
  const oneLine = message.trim().replace(/：\s*\n\s*-\s*/, '：').replace(/\s*\n\s*-\s*/g, '；').replace(/\s*\n\s*/g, '。');
  return `错误（${code}）：${oneLine}`;
}

/** The code of a driver or system error; a connection tried at several addresses fails with all their errors in one. */
function systemCode(error: unknown): string {
  const { code, errors } = (error ?? {}) as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) && errors.length > 0 ? systemCode(errors[0]) : '';
}
