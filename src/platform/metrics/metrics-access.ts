import { createHash, timingSafeEqual } from 'node:crypto';

export interface MetricsRequest {
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
/** A gateway on the same machine also comes from loopback; these tell that it asks for somebody else. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether the asker may read the figures: with a token whoever brings it, without one only a direct asker on this machine. */
export function mayReadMetrics({ remoteAddress, headers }: MetricsRequest, token: string | null): boolean {
  if (token !== null) return typeof headers['authorization'] === 'string' && same(headers['authorization'], `Bearer ${token}`);
  return LOOPBACK.test(remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);
}

function same(one: string, other: string): boolean {
  const digest = (words: string): Buffer => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(one), digest(other));
}
