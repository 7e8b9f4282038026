import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyFreePort } from '../../src/launch/free-port.mjs';

const START_MS = 60_000;

/** A server in a process of its own, once it answers the path to the person; `program` is told its port, then `args`. */
export async function startedServer(databaseUrl, { program, args = [], path, headers }) {
  const port = await anyFreePort();
  const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '1000000' };
  const child = spawn(process.execPath, [program, String(port), ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const closed = once(child, 'close');
  const server = { url: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => (child.kill('SIGTERM'), closed) };
  for (const began = performance.now(); ; await sleep(50)) {
    const response = await fetch(`${server.url}${path}`, { headers }).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.status === 200) return server;
    if (child.exitCode !== null || performance.now() - began > START_MS) throw new Error(`the server did not answer: ${response?.status}`);
  }
}

/** Bytes of the page; throws unless it answers 200. */
export function page(url, headers, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      if (response.statusCode !== 200) return void reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('error', reject).on('data', (chunk) => { bytes += chunk.length; }).on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
