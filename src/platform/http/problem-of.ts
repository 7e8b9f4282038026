import { HttpException } from '@nestjs/common';
import { ERROR_TITLES, type ErrorCode } from '../../contracts/error-codes.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { type DatabaseFailure, databaseFailure } from '../db/database-failure.js';
import { Failure } from '../errors/failure.js';
import type { Problem } from './problem.js';

export type { Problem } from './problem.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'malformed-request': 400,
  'validation-failed': 422,
  unauthenticated: 401,
  'second-factor-required': 401,
  'second-factor-missing': 403,
  'csrf-rejected': 403,
  'administrators-missing': 503,
  forbidden: 403,
  'not-found': 404,
  'reference-unknown': 422,
  'reference-ended': 422,
  'ambiguous-name': 409,
  'conflict-state': 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'not-acceptable': 406,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'headers-too-large': 431,
  'rate-limited': 429,
  'demo-clock-refused': 409,
  'already-imported': 409,
  'import-rejected': 422,
  'attachment-rejected': 422,
  'malware-found': 422,
  'quota-exceeded': 413,
  'version-mismatch': 412,
  'precondition-required': 428,
  'idempotency-key-missing': 400,
  'idempotency-in-progress': 409,
  'idempotency-key-reuse': 422,
  'migration-pending': 503,
  'dependency-unavailable': 503,
  'internal-error': 500,
};

const DATABASE_WORDS: Readonly<Record<DatabaseFailure, string>> = {
  unreachable: '数据库暂时连接不上，操作没有进行。请稍后重试。',
  cut: '与数据库的连接中断，操作结果未知。请稍后刷新核对，或用原来的 Idempotency-Key 重试。',
  busy: '系统繁忙，等待数据库超时，操作没有进行。请稍后重试。',
  full: '数据库空间不足，暂时不能保存，操作没有进行。请告知管理员，稍后重试。',
};

type Answer = Pick<Problem, 'title' | 'status' | 'detail' | 'code' | 'errors'>;

/** The problem document of any error: the one place that knows HTTP numbers. */
export function problemOf(error: unknown, traceId: string): Problem {
  const answer = answerTo(error);
  return { type: `urn:duban:problem:${answer.code}`, ...answer, traceId };
}

function answerTo(error: unknown): Answer {
  if (error instanceof Failure) return { ...answer(error.code, error.message), errors: [...error.errors] };
  if (error instanceof RuleViolation) {
    const kind = kindOfRule(error.code);
    return { title: ERROR_TITLES[kind], status: STATUS[kind], detail: error.message, code: error.code, errors: [] };
  }
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown } | null)?.statusCode);
  if (status === 405) return answer('method-not-allowed', '这个地址不支持这种请求方法，可用的方法见响应头 Allow。');
  if (status === 404) return answer('not-found', '没有这个地址，请核对路径；全部接口见 /api/docs。');
  if (status === 413) return answer('payload-too-large', '提交的内容超过 1 MB，请缩短后重试。');
  if (status === 415) return answer('unsupported-media-type', '请求正文须为 JSON，请把 Content-Type 设为 application/json。');
  if (status >= 400 && status < 500) return answer('malformed-request', '请求格式不正确：正文须为 UTF-8 编码的 JSON，请核对后重试。');
  const failure = databaseFailure(error);
  if (failure !== null) return answer('dependency-unavailable', DATABASE_WORDS[failure]);
  return answer('internal-error', '系统内部错误，操作没有完成。请稍后重试；如仍出错，请把本次请求编号告诉管理员。');
}

/** What a broken rule is about: the state something is in, who may take the step, or else what was sent. */
function kindOfRule(code: string): ErrorCode {
  if (code.endsWith('_COMMAND_NOT_ALLOWED')) return 'conflict-state';
  return code === 'FOUR_EYES' ? 'forbidden' : 'validation-failed';
}

function answer(code: ErrorCode, detail: string): Answer {
  return { title: ERROR_TITLES[code], status: STATUS[code], detail, code, errors: [] };
}
