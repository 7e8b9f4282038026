// Tries everything a reading process must not be able to do, and reports what happened instead of a reading.
import '../../../dist/src/formats/import/isolated/close-network.js';
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { lookup, promises as dns } from 'node:dns';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { connect } from 'node:net';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';

const [{ port, files }] = await once(process, 'message');
const attempts = {
  connect: () => connect(port, '127.0.0.1'),
  socket: () => new net.Socket().connect(port, '127.0.0.1'),
  tls: () => tls.connect(port, '127.0.0.1'),
  http: () => once(http.get(`http://127.0.0.1:${port}/`), 'response'),
  fetch: () => fetch(`http://127.0.0.1:${port}/`),
  lookup: () => lookup('localhost', () => undefined),
  resolve: () => dns.resolve('localhost'),
  resolver: () => new dns.Resolver().resolve4('localhost'),
  datagram: () => dgram.createSocket('udp4'),
  listen: () => net.createServer().listen(0),
  spawn: () => spawn(process.execPath, ['--version']),
  worker: () => new Worker('1', { eval: true }),
  write: () => writeFileSync(files.written, 'x'),
  readSystem: () => readFileSync('/etc/passwd'),
  readSecrets: () => readFileSync(files.secret),
};
const outcome = {};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    outcome[name] = 'done';
  } catch (error) {
    outcome[name] = error.code ?? error.message;
  }
}
process.send({ kind: 'read', reading: { outcome, env: { ...process.env }, packages: existsSync(files.packages) } });
