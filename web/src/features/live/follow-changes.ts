import { demoAccount } from '../../api/identity';
import { eventReader, type StreamEvent } from './event-stream';

interface Listener {
  readonly onEvent: (event: StreamEvent) => void;
  /** The host answers, or has stopped answering. */
  readonly onReachable: (reachable: boolean) => void;
}

const WAITS_MS = [1_000, 2_000, 5_000, 10_000, 20_000] as const;
/** The host beats every 20 seconds: a line that is quiet for longer is dead, though nobody has said so. */
const QUIET_MS = 50_000;
const NOT_WELCOME: readonly number[] = [401, 403];

/**
 * Follows the changes for as long as it is wanted: read as a stream, because the account of the demonstration goes in a header, which an EventSource
 * cannot send. Connects again by itself, from where it was. Returns how to connect at once, and how to stop.
 */
export function followChanges({ onEvent, onReachable }: Listener): { readonly retry: () => void; readonly stop: () => void } {
  const stopped = new AbortController();
  let lastId: string | null = null;
  let wake: () => void = () => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        const ended = await once(lastId, stopped.signal, {
          onOpen: () => {
            failures = 0;
            onReachable(true);
          },
          onEvent: (event) => {
            lastId = event.id ?? lastId;
            onEvent(event);
          },
        });
        if (ended === 'notWelcome') return;
        if (ended === 'refused') failures += 1;
      } catch {
        if (stopped.signal.aborted) return;
        failures += 1;
        onReachable(false);
      }
      await pause(WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? WAITS_MS[0]);
    }
  };
  void run();
  return {
    retry: () => wake(),
    stop: () => {
      stopped.abort();
      wake();
    },
  };
}

interface Stream {
  readonly onOpen: () => void;
  readonly onEvent: (event: StreamEvent) => void;
}

/** One connection to its end; throws when the host cannot be reached or the line falls silent. */
async function once(lastId: string | null, stopped: AbortSignal, { onOpen, onEvent }: Stream): Promise<'ended' | 'refused' | 'notWelcome'> {
  const account = demoAccount();
  const silent = new AbortController();
  const give = (): void => silent.abort();
  stopped.addEventListener('abort', give);
  let watch = setTimeout(give, QUIET_MS);
  try {
    const response = await fetch('/api/v1/changes', {
      headers: { ...(account === null ? {} : { 'x-duban-account': account }), ...(lastId === null ? {} : { 'last-event-id': lastId }) },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: silent.signal,
    });
    if (NOT_WELCOME.includes(response.status)) return 'notWelcome';
    if (response.status >= 502) throw new TypeError(`HTTP ${response.status}`);
    if (!response.ok || response.body === null) return 'refused';
    onOpen();
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const read = eventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'ended';
      clearTimeout(watch);
      watch = setTimeout(give, QUIET_MS);
      for (const event of read(decoder.decode(value, { stream: true }))) onEvent(event);
    }
  } finally {
    clearTimeout(watch);
    stopped.removeEventListener('abort', give);
  }
}
