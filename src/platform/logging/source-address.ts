import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Network address of the request that is being worked on; null for the engine and the command line. */
export function sourceAddress(): string | null {
  return storage.getStore() ?? null;
}

/** Does the work, and what follows from it asynchronously, as asked for from the address. */
export function withSourceAddress<T>(address: string, work: () => T): T {
  return storage.run(address, work);
}
