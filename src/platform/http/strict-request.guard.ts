import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors/failure.js';
import { OPEN_ROUTE } from './actor.decorator.js';

/** Keys under which @nestjs/swagger keeps what a route takes and gives. */
const CONSUMES = 'swagger/apiConsumes';
const PRODUCES = 'swagger/apiProduces';
const FORM = 'multipart/form-data';
const JSON_TYPES = ['application/json', 'application/problem+json'];

type Sent = Pick<FastifyRequest, 'headers' | 'query' | 'body' | 'isMultipart'>;

/** Holds requests to what their route declares: the media types, the names in the query, and whether there is a body at all. */
@Injectable()
export class StrictRequestGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, targets)) return true;
    const request = context.switchToHttp().getRequest<Sent>();
    refuseUnacceptable(request.headers.accept, this.reflector.getAllAndOverride<string[] | undefined>(PRODUCES, targets) ?? JSON_TYPES);
    const takesForm = (this.reflector.getAllAndOverride<string[] | undefined>(CONSUMES, targets) ?? []).includes(FORM);
    if (request.isMultipart() && !takesForm) throw new Failure('unsupported-media-type', '请求正文须为 JSON，请把 Content-Type 设为 application/json。');
    if (takesForm && !request.isMultipart() && request.body !== undefined) throw new Failure('unsupported-media-type', '请以 multipart/form-data 提交文件，文件放在 file 字段。');
    const taken = parametersOf(context);
    refuseUnknownNames(request.query as Record<string, unknown>, taken.query);
    if (!takesForm) refuseBody(request.body, taken.body);
    return true;
  }
}

interface Taken {
  /** Null: a DTO names them, and the validation pipe refuses others. */
  readonly query: readonly string[] | null;
  readonly body: boolean;
}

function parametersOf(context: ExecutionContext): Taken {
  const metadata = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {}) as Record<string, { readonly data?: unknown }>;
  const of = (type: RouteParamtypes): unknown[] => Object.entries(metadata).filter(([key]) => key.startsWith(`${type}:`)).map(([, { data }]) => data);
  const query = of(RouteParamtypes.QUERY);
  return { query: query.includes(undefined) ? null : query.map(String), body: of(RouteParamtypes.BODY).length > 0 };
}

function refuseUnacceptable(accept: string | undefined, produced: readonly string[]): void {
  if (accept === undefined || accept.trim() === '') return;
  const ranges = accept.split(',').map((range) => range.split(';').map((part) => part.trim().toLowerCase())).filter(([, ...parameters]) => !parameters.some((part) => /^q=0(\.0*)?$/.test(part)));
  const takes = (type: string): boolean => ranges.some(([range]) => range === '*/*' || range === type || range === `${type.split('/')[0]}/*`);
  if (!produced.some(takes)) throw new Failure('not-acceptable', `这个接口只能返回 ${produced[0]}，请修改请求头 Accept。`);
}

function refuseUnknownNames(query: Record<string, unknown>, names: readonly string[] | null): void {
  if (names === null) return;
  refuseFields(Object.keys(query).filter((name) => !names.includes(name)), '没有查询参数');
}

function refuseBody(body: unknown, taken: boolean): void {
  if (body === undefined) return;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Failure('validation-failed', '请求正文须为 JSON 对象，请核对后重试。', [{ pointer: '', detail: '须为 JSON 对象' }]);
  if (!taken) refuseFields(Object.keys(body), '不能提交字段');
}

function refuseFields(names: readonly string[], what: string): void {
  if (names.length === 0) return;
  const errors = names.map((name) => ({ pointer: `/${name.slice(0, 80)}`, detail: `${what} ${name.slice(0, 80)}，请删去` }));
  throw new Failure('validation-failed', `${errors.map(({ detail }) => detail).join('；')}。`, errors);
}
