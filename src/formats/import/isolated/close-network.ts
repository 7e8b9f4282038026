import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

// Importing this file closes the network of the process: sockets neither connect nor listen, no name is looked up, nothing is fetched.
// It must be the first import of the process, so that no library can keep a function from before.

function refuse(): never {
  throw new Error('The process that reads files has no network.');
}

/** Replaces every function of an object except its constructor. */
function closeFunctions(target: object, isClosed: (name: string) => boolean = () => true): void {
  for (const name of Object.getOwnPropertyNames(target)) {
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    if (typeof descriptor?.value === 'function' && name !== 'constructor' && isClosed(name)) Object.defineProperty(target, name, { ...descriptor, value: refuse });
  }
}

const reachesOut = (name: string): boolean => /^(?:connect|bind|send|listen|createSocket|createConnection|createServer)$/.test(name);
const looksUp = (name: string): boolean => /^(?:lookup|resolve|reverse)/.test(name);

closeFunctions(net, reachesOut);
closeFunctions(net.Socket.prototype, reachesOut);
closeFunctions(net.Server.prototype, reachesOut);
closeFunctions(dgram, reachesOut);
closeFunctions(dgram.Socket.prototype, reachesOut);
closeFunctions(dns, looksUp);
closeFunctions(dns.promises, looksUp);
closeFunctions(dns.Resolver.prototype, looksUp);
closeFunctions(dns.promises.Resolver.prototype, looksUp);
for (const name of ['fetch', 'WebSocket', 'EventSource']) {
  if (name in globalThis) Object.defineProperty(globalThis, name, { value: refuse, configurable: false, writable: false });
}
syncBuiltinESMExports();
