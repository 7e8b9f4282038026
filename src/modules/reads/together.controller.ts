import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OpenRoute } from '../../platform/http/actor.decorator.js';
import { TogetherQuery } from './dto/together.query.js';
import { TogetherResponse } from './dto/together.response.js';
import { jsonOf } from './spliced-json.js';

type Asked = Pick<FastifyRequest, 'id' | 'headers' | 'raw'>;

@ApiTags('总览')
@Controller()
export class TogetherController {
  constructor(private readonly server: HttpAdapterHost<FastifyAdapter>) {}

  /** Each address goes the way of a request of its own, with the same caller: who may not read it is told so there, and the others are answered all the same. */
  @Get('reads')
  @OpenRoute()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: '一次读取一个页面开头要用的几个地址；每个地址各自核对权限，答复与单独读取时相同' })
  @ApiOkResponse({ type: TogetherResponse })
  async together(@Req() request: Asked, @Query() { addresses }: TogetherQuery): Promise<Buffer> {
    const answers = await Promise.all(addresses.map((address) => this.answer(request, address)));
    return jsonOf({ answers: `[${answers.join(',')}]` });
  }

  private async answer({ id, headers, raw }: Asked, address: string): Promise<string> {
    const fastify = this.server.httpAdapter.getInstance();
    const { statusCode, payload } = await fastify.inject({ method: 'GET', url: address, headers: { ...aloneHeaders(headers), 'x-request-id': String(id) }, remoteAddress: raw.socket.remoteAddress ?? '' });
    return jsonOf({ address: JSON.stringify(address), status: String(statusCode), body: payload }).toString('utf8');
  }
}

/** Without what is about the answer that carries all of them: how it is packed, and which one the caller has already. */
function aloneHeaders({ 'accept-encoding': _packed, 'if-none-match': _known, connection: _connection, ...headers }: FastifyRequest['headers']): Record<string, string | string[]> {
  return headers as Record<string, string | string[]>;
}
