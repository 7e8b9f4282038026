import { fastifyCookie as cookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/env.js';

/** In production only ever over https, for this host and no other (`__Host-`, RFC 6265bis). */
const NAME = { production: '__Host-duban', demo: 'duban' } as const;
const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** The session key in the request's cookie, null when there is none. */
export function sessionKeyIn(header: string | undefined, mode: AppConfig['mode']): string | null {
  return cookie.parse(header ?? '')[NAME[mode]] ?? null;
}

export function giveSessionCookie(reply: FastifyReply, key: string, seconds: number, mode: AppConfig['mode']): void {
  void reply.header('set-cookie', cookie.serialize(NAME[mode], key, { ...ATTRIBUTES, secure: mode === 'production', maxAge: seconds }));
}

export function takeSessionCookie(reply: FastifyReply, mode: AppConfig['mode']): void {
  void reply.header('set-cookie', cookie.serialize(NAME[mode], '', { ...ATTRIBUTES, secure: mode === 'production', maxAge: 0 }));
}

/** Where a browser says the request was made; browsers let no page change these headers. */
type Origins = Pick<FastifyRequest['headers'], 'origin' | 'host' | 'sec-fetch-site'>;

/** True when the browser says that a page of this site made the request. */
export function isFromOwnPage({ origin, host, 'sec-fetch-site': site }: Origins, publicUrl: string | null): boolean {
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return false;
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** True when the browser says that a page of another site made the request; programs say nothing. */
export function isFromOtherPage(headers: Origins, publicUrl: string | null): boolean {
  return (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) && headers['sec-fetch-site'] !== 'none' && !isFromOwnPage(headers, publicUrl);
}
