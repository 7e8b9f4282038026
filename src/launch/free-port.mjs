import { createServer } from 'node:net';

/** The port itself when nothing listens on `host:port`, else undefined; 0 asks the system for any free port. */
export function portIfFree(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    probe.listen(port, host, () => {
      const { port: bound } = probe.address();
      probe.close(() => resolve(bound));
    });
  });
}

/** The wanted port, or the first free one of the hundred after it. */
export async function freePortFrom(wanted, host = '127.0.0.1') {
  for (let port = wanted; port < Math.min(wanted + 100, 65536); port++) {
    if ((await portIfFree(port, host)) !== undefined) return port;
  }
  throw new Error(`从 ${wanted} 起的端口都被占用。请用环境变量 PORT 指定一个空闲端口。`);
}

/** Any free port on the loopback address. */
export const anyFreePort = () => portIfFree(0);
