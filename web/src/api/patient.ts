const KEY = 'idempotency-key';
const SENT_AT_MOST = 3;
const WAITS_AT_MOST_SECONDS = 5;

/**
 * Sends a request; one that changes something under a key of its own is sent again where the server says that it is too busy just now, or still
 * at work on the same, and after how many seconds to ask: whatever became of the first time, it is carried out once. Rejects as `fetch` does.
 */
export async function patiently(request: Request): Promise<Response> {
  if (!request.headers.has(KEY)) return fetch(request);
  for (let sent = 1; ; sent += 1) {
    const again = request.clone();
    const response = await fetch(request);
    const seconds = sent < SENT_AT_MOST ? secondsToWait(response) : null;
    if (seconds === null) return response;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    request = again;
  }
}

/** Only what the server says will pass: a refusal for good names no time. */
function secondsToWait({ status, headers }: Response): number | null {
  const named = Number(headers.get('retry-after') ?? Number.NaN);
  return (status === 503 || status === 409) && named >= 0 ? Math.min(named, WAITS_AT_MOST_SECONDS) : null;
}
