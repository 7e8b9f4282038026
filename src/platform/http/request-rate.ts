import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../config/app-config.js';
import { Failure } from '../errors/failure.js';
import type { ActedRequest } from './actor.decorator.js';

const MINUTE_SECONDS = 60;
/** A whole office may stand behind one address. */
const PEOPLE_BEHIND_AN_ADDRESS = 10;

/** Requests one person may make in a minute, counted in this process; answers 429 with the seconds to wait. */
@Injectable()
export class RequestRateGuard implements CanActivate {
  private readonly limiter: RateLimiterMemory;

  constructor(@Inject(APP_CONFIG) { requestsPerMinute }: AppConfig) {
    this.limiter = limiterOf(requestsPerMinute);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const id = http.getRequest<ActedRequest>().actor?.accountId;
    if (id !== undefined && id !== null) await take(this.limiter, id, http.getResponse<FastifyReply>());
    return true;
  }
}

/** Refuses addresses that ask more than a whole office would. The address is the connection's, or what a trusted gateway says it is. */
export function limitAddresses(fastify: Pick<FastifyInstance, 'addHook'>, { requestsPerMinute }: Pick<AppConfig, 'requestsPerMinute'>): void {
  const limiter = limiterOf(requestsPerMinute * PEOPLE_BEHIND_AN_ADDRESS);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply) => take(limiter, request.ip, reply));
}

function limiterOf(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
}

async function take(limiter: RateLimiterMemory, key: string, reply: FastifyReply): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    void reply.header('retry-after', String(seconds));
    throw new Failure('rate-limited', `请求过于频繁，请在 ${seconds} 秒后重试。`);
  }
}
