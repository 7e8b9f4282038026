import { setTimeout as pause } from 'node:timers/promises';
import { beginLeaving, quietForMs } from './leaving.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** A queue or database that is away cannot be closed in order and would hold the process for ever; nothing is lost by leaving: it stands in Postgres. */
const CLOSING_GRACE_MS = 15_000;
/** Nobody has come for so long: everybody knows. */
const QUIET_MS = 500;
/** How much longer than usual those are waited for who have not heard yet: a gateway on a crowded machine hears late. */
const LATE_COMERS_MS = 5_000;

/**
 * Ends the process with exit code 0 on SIGTERM or SIGINT after closing the application: no new work, work in hand finished.
 * Takes the application while it is still starting, so that a signal during the start is not lost. For `farewellMs` it still takes
 * what comes, telling everybody to go elsewhere, and a little longer while somebody still comes: those who are on their way would otherwise meet a closed door.
 */
export function closeOnSignal(starting: Promise<{ close(): Promise<void> }>, farewellMs = 0): void {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      beginLeaving();
      setTimeout(() => process.exit(0), farewellMs + (farewellMs > 0 ? LATE_COMERS_MS : 0) + CLOSING_GRACE_MS).unref();
      void Promise.all([starting, farewell(farewellMs)])
        .then(([app]) => app.close())
        .finally(() => process.exit(0));
    });
  }
}

async function farewell(ms: number): Promise<void> {
  await pause(ms);
  for (let waited = 0; ms > 0 && waited < LATE_COMERS_MS && quietForMs() < QUIET_MS; waited += 100) await pause(100);
}
