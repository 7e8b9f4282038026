import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_TITLES, type ErrorCode } from '../../contracts/error-codes.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { sqlState } from '../db/unit-of-work.js';
import { Failure } from '../errors/failure.js';
import type { Problem } from './problem.js';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'malformed-request': 400,
  'validation-failed': 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'ambiguous-name': 409,
  'conflict-state': 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'demo-clock-refused': 409,
  'already-imported': 409,
  'import-rejected': 422,
  'dependency-unavailable': 503,
  'internal-error': 500,
};

const CONNECTION_STATES = /^(08|57P0)/;
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

type Answer = Pick<Problem, 'title' | 'status' | 'detail' | 'code' | 'errors'>;

/** The one place that knows HTTP numbers: every error leaves as problem+json with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = answerTo(error);
    if (answer.status >= 500) this.logger.error(`${request.method} ${request.url} [${request.id}]: ${stackOf(error)}`);
    const problem: Problem = { type: `urn:duban:problem:${answer.code}`, ...answer, traceId: String(request.id) };
    void reply.status(answer.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}

function answerTo(error: unknown): Answer {
  if (error instanceof Failure) return { ...answer(error.code, error.message), errors: [...error.errors] };
  if (error instanceof RuleViolation) {
    const notAllowed = error.code.endsWith('_COMMAND_NOT_ALLOWED');
    return {
      title: ERROR_TITLES[notAllowed ? 'conflict-state' : 'validation-failed'],
      status: notAllowed ? 409 : 422,
      detail: error.message,
      code: error.code,
      errors: [],
    };
  }
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown } | null)?.statusCode);
  if (status === 404) return answer('not-found', '没有这个地址，请核对路径；全部接口见 /api/docs。');
  if (status === 413) return answer('payload-too-large', '提交的内容超过 1 MB，请缩短后重试。');
  if (status === 415) return answer('unsupported-media-type', '请求正文须为 JSON，请把 Content-Type 设为 application/json。');
  if (status >= 400 && status < 500) return answer('malformed-request', '请求格式不正确：正文须为 UTF-8 编码的 JSON，请核对后重试。');
  const state = sqlState(error) ?? '';
  if (CONNECTION_STATES.test(state) || CONNECTION_CODES.has(state)) return answer('dependency-unavailable', '数据库暂时连接不上，请稍后重试。');
  return answer('internal-error', '系统内部错误，操作没有完成。请稍后重试；如仍出错，请把本次请求编号告诉管理员。');
}

function answer(code: ErrorCode, detail: string): Answer {
  return { title: ERROR_TITLES[code], status: STATUS[code], detail, code, errors: [] };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
