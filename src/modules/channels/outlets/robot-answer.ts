import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { failed, retry, SENT } from '../channel.js';
import type { PostAnswer } from './http-post.js';

/** What a group robot's answer `{errcode, errmsg}` means; `busyCodes` are those after which it may be tried again. */
export function robotOutcome(answer: PostAnswer, robot: string, busyCodes: ReadonlySet<number>): SendOutcome {
  if ('outcome' in answer) return answer.outcome;
  const code = errcodeIn(answer.answered);
  if (code === null) return retry(`${robot}的应答看不懂`);
  if (code === 0) return SENT;
  return busyCodes.has(code) ? retry(`${robot}繁忙或限流（${code}）`) : failed(`${robot}拒收（${code}）`);
}

/** The text cut at a line so that it fits the bytes a robot takes, saying that there is more. */
export function cutToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const more = '\n……其余见待办。';
  const room = limit - Buffer.byteLength(more);
  let cut = '';
  let size = 0;
  for (const sign of text) {
    size += Buffer.byteLength(sign);
    if (size > room) break;
    cut += sign;
  }
  const lastLine = cut.lastIndexOf('\n');
  return (lastLine > 0 ? cut.slice(0, lastLine) : cut) + more;
}

function errcodeIn(words: string): number | null {
  try {
    const code = (JSON.parse(words) as { errcode?: unknown } | null)?.errcode;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}
