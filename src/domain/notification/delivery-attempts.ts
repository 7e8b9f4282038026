/** What a channel says about one attempt: handed over, try again later, or never (the address or the content is refused). */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** `channelFault` true: the channel itself does not work (login, certificate), whoever is written to. */
  | { readonly kind: 'retry'; readonly reason: string; readonly channelFault?: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** What follows an attempt that did not succeed: a pause in seconds, or the end with its reason. */
export type NextAttempt = { readonly pauseSeconds: number } | { readonly givenUp: string };

const PAUSES_SECONDS = [60, 300, 900, 3600, 10_800, 21_600];
/** A message that could not be handed over for two days is given up visibly. */
const GIVE_UP_AFTER_SECONDS = 48 * 3600;
/** Not before it was tried this often: it may have waited the two days for a sender, while the house was frozen or away. */
const LEAST_ATTEMPTS = PAUSES_SECONDS.length;
/** Claims in a row whose sender vanished: from this many on the message itself is suspected (promise A29). */
export const MOST_LAPSES = 5;

/** What follows attempt number `attempts` that failed with a reason; `ageSeconds` since the delivery was queued. */
export function nextAttempt(attempts: number, ageSeconds: number, reason: string): NextAttempt {
  const secondsLeft = GIVE_UP_AFTER_SECONDS - ageSeconds;
  if (secondsLeft <= 0 && attempts >= LEAST_ATTEMPTS) return { givenUp: `48小时内未能送达，最后一次：${reason}` };
  const pauseSeconds = PAUSES_SECONDS[Math.min(attempts, PAUSES_SECONDS.length) - 1] ?? 60;
  return { pauseSeconds: secondsLeft <= 0 ? pauseSeconds : Math.min(pauseSeconds, Math.max(60, secondsLeft)) };
}
