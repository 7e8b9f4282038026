import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const storage = new AsyncLocalStorage<string>();

const REQUEST_ID = /^[\w.:-]{1,64}$/;
/** W3C trace context: version, trace id, parent id, flags. */
const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Identifier of the request, tick or delivery that is being worked on; null outside of any. It goes into logs, audit and outbox rows. */
export function correlationId(): string | null {
  return storage.getStore() ?? null;
}

/** Does the work, and what follows from it asynchronously, under the identifier. */
export function withCorrelation<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

/** The identifier a caller gave its request (`x-request-id`, else the trace id of `traceparent`) when it is well formed, else a new one. */
export function correlationOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const { 'x-request-id': requestId, traceparent } = headers;
  if (typeof requestId === 'string' && REQUEST_ID.test(requestId)) return requestId;
  return (typeof traceparent === 'string' ? TRACE_PARENT.exec(traceparent)?.[1] : undefined) ?? randomUUID();
}
