import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { failed, retry } from '../channel.js';

const TIMEOUT_MS = 10_000;
/** Answers longer than this are not read on: robots answer in a line. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** The answer of the other side with status 2xx, '' when it broke off, or what its refusal means. */
export type PostAnswer = { readonly answered: string } | { readonly outcome: SendOutcome };

/** Posts JSON to an endpoint: no redirects, 10 seconds, and only to the allowed hosts (null: any). Reasons name the host, never the address. */
export async function postJson(
  url: string,
  json: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  allowedHosts: readonly string[] | null,
): Promise<PostAnswer> {
  const refusal = endpointRefusal(url, allowedHosts);
  if (refusal !== null) return { outcome: failed(refusal) };
  const { host } = new URL(url);
  // Not AbortSignal.any and .timeout: Node 20 collects them as garbage while the request waits, and it waits for ever.
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const timer = setTimeout(end, TIMEOUT_MS);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: json,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      redirect: 'manual',
      signal: ending.signal,
    });
    // The status is the answer: words that break off must not have the same sent again.
    const words = await firstBytes(answer).catch(() => '');
    if (answer.ok) return { answered: words };
    const reason = `${host} 返回 ${answer.status}`;
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return { outcome: retry(reason) };
    return { outcome: failed(answer.status >= 300 && answer.status < 400 ? `${reason}，要求跳转到别处，不予跟随` : reason) };
  } catch (error) {
    return { outcome: retry(ending.signal.aborted ? `${host} 没有及时应答` : `${host} 连接不上（${causeOf(error)}）`) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** Chinese reason why an endpoint may not be posted to; null when it may. */
export function endpointRefusal(url: string, allowedHosts: readonly string[] | null): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return '地址须以 http:// 或 https:// 开头';
  if (parsed.username !== '' || parsed.password !== '') return '地址中不能带用户名和密码';
  if (allowedHosts !== null && !allowedHosts.includes(parsed.hostname) && !allowedHosts.includes(parsed.host)) {
    return `主机 ${parsed.hostname} 不在允许发往的主机（WEBHOOK_HOSTS）之中`;
  }
  return null;
}

async function firstBytes(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

function causeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } }).cause?.code;
  return typeof cause === 'string' ? cause : 'fetch failed';
}
