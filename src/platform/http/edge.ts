import type { Socket } from 'node:net';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/env.js';
import { Failure } from '../errors/failure.js';
import { observeRequests, requestId } from './observed-requests.js';
import { type Problem, PROBLEM_TYPE, problemOf } from './problem-of.js';
import { limitAddresses } from './request-rate.js';
import { rememberRoutes } from './route-table.js';
import { addSecurityHeaders } from './security-headers.js';
import { strictJson } from './strict-json.js';
import { readQueriesStrictly } from './strict-query.js';

const BODY_LIMIT = 1024 * 1024;
const HEADER_LIMIT = 16 * 1024;
/** Whoever sends a header or a body more slowly than this only holds a connection. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
const LOOKED_AT_MS = 1_000;
/** Longer parts of an address name nothing. */
const PARAM_LIMIT = 500;
const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(;|$))/i;

const STATUS_WORDS: Readonly<Record<number, string>> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

type Fastify = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;
type Options = NonNullable<ConstructorParameters<typeof FastifyAdapter>[0]>;

/** How the HTTP server is built: its limits, whom it believes about addresses, and answers to what is no request at all. */
export function edgeOptions({ trustedProxies }: Pick<AppConfig, 'trustedProxies'>): Options {
  return {
    bodyLimit: BODY_LIMIT,
    requestIdHeader: false,
    genReqId: requestId,
    return503OnClosing: false,
    trustProxy: trustedProxies === null ? false : [...trustedProxies],
    routerOptions: { maxParamLength: PARAM_LIMIT },
    requestTimeout: REQUEST_MS,
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOKED_AT_MS },
    frameworkErrors: (error: Error & { readonly code?: string }, request: FastifyRequest, reply: FastifyReply) => {
      const failure = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? new Failure('not-found', '没有这个地址，请核对路径；全部接口见 /api/docs。') : new Failure('malformed-request', '地址的编码不正确，请用 UTF-8 百分号编码。');
      const problem = problemOf(failure, String(request.id));
      void reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem));
    },
    clientErrorHandler: answerBrokenRequest,
  } as Options;
}

/** Makes the server strict in what it takes. To be called before any route is registered. */
export function guardEdge(fastify: Fastify, config: AppConfig): void {
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, bodyOf(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  rememberRoutes(fastify);
  observeRequests(fastify);
  addSecurityHeaders(fastify, config);
  limitAddresses(fastify, config);
  readQueriesStrictly(fastify);
}

function bodyOf(request: Pick<FastifyRequest, 'headers'>, body: Buffer): unknown {
  if (OTHER_CHARSET.test(request.headers['content-type'] ?? '')) throw new Failure('unsupported-media-type', '请求正文须为 UTF-8 编码的 JSON，请去掉 Content-Type 中的其他 charset。');
  return strictJson(body);
}

/** What reaches the server is no HTTP request, or never ends: nobody else hears of it, the sender gets a problem document. */
function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const failure = brokenRequest(error.code);
  const problem: Problem = problemOf(failure, 'none');
  const body = JSON.stringify(problem);
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_WORDS[problem.status] ?? ''}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`);
}

function brokenRequest(code: string | undefined): Failure {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Failure('request-timeout', '请求没有在时限内发完，连接已关闭，请重试。');
  if (code === 'HPE_HEADER_OVERFLOW') return new Failure('headers-too-large', `请求头超过 ${HEADER_LIMIT / 1024} KB，请减少请求头或清除 Cookie 后重试。`);
  return new Failure('malformed-request', '收到的不是完整的 HTTP 请求，请核对后重试。');
}
