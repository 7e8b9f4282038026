import { Failure } from './failure.js';

/** Too many attempts: says after how many seconds the next one is looked at. */
export class RateLimited extends Failure {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super('rate-limited', message);
  }
}
