import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The test file of the European Institute for Computer Antivirus Research, in two parts so that no scanner takes this source for it. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD${'-ANTIVIRUS-TEST-FILE!$H+H*'}`;

const PING = 'zPING\0';

export interface ClamdServer {
  readonly port: number;
  readonly scanned: Buffer[];
  close(): Promise<void>;
}

/** A clamd that knows one virus; or one that always answers `reply`, hangs up without an answer, or never answers. */
export async function startClamd(reply: string | null = null): Promise<ClamdServer> {
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      if (reply === 'hangUp') return void socket.destroy();
      if (reply === 'silence') return;
      if (received.toString() === PING) return void socket.end(`${reply ?? 'PONG'}\0`);
      const content = contentOf(received);
      if (content === null) return;
      scanned.push(content);
      socket.end(`${reply ?? (content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    scanned,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

/** The chunks behind `zINSTREAM\0` joined, or null while the empty one has not arrived. */
function contentOf(received: Buffer): Buffer | null {
  let at = 'zINSTREAM\0'.length;
  const chunks: Buffer[] = [];
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
