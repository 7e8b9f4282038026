import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Failure } from '../../platform/errors/failure.js';

/** Injection token of the scanner that the configuration names; null when there is none. */
export const VIRUS_SCANNER = Symbol('VIRUS_SCANNER');

export interface VirusScanner {
  /** The name of what was found, or null; throws Failure `dependency-unavailable` when the content could not be looked through. */
  scan(bytes: Uint8Array): Promise<string | null>;
}

const CHUNK_BYTES = 64 * 1024;
const PATIENCE_MS = 60_000;

/** clamd (man 8 clamd): INSTREAM takes chunks behind their length and an empty one at the end, and answers with one line; PING asks whether it is there. */
export class ClamavScanner implements VirusScanner {
  constructor(
    private readonly address: { readonly host: string; readonly port: number },
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async scan(bytes: Uint8Array): Promise<string | null> {
    const verdict = await this.answerTo((socket) => sendStream(socket, bytes)).catch((error: unknown) => unavailable(error));
    if (verdict === 'stream: OK') return null;
    const found = /^stream: (.+) FOUND$/.exec(verdict)?.[1];
    return found ?? unavailable(new Error(`clamd answered: ${verdict.slice(0, 200)}`));
  }

  /** Throws Failure `dependency-unavailable` unless clamd answers. */
  async ping(): Promise<void> {
    const answer = await this.answerTo((socket) => socket.write('zPING\0')).catch((error: unknown) => unavailable(error));
    if (answer !== 'PONG') unavailable(new Error(`clamd answered: ${answer.slice(0, 200)}`));
  }

  private async answerTo(ask: (socket: Socket) => void): Promise<string> {
    const socket = connect(this.address.port, this.address.host);
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('clamd does not answer')));
    try {
      await once(socket, 'connect');
      const answered = collected(socket);
      // clamd may answer and hang up before all is sent (its size limit): the answer counts, not the failed writing.
      answered.catch(() => undefined);
      ask(socket);
      return await answered;
    } finally {
      socket.destroy();
    }
  }
}

function sendStream(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

async function collected(socket: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part);
  return Buffer.concat(parts).toString('utf8').replace(/\0$/, '').trim();
}

function unavailable(cause: unknown): never {
  const failure = new Failure('dependency-unavailable', '病毒扫描暂时不可用，没有查过毒的文件不接收。请稍后重试；一直如此请告知管理员。');
  failure.cause = cause;
  throw failure;
}
