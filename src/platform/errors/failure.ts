import type { ErrorCode } from '../../contracts/error-codes.js';

/** A refusal with a stable code and a Chinese sentence that says what happened and what to do. */
export class Failure extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly errors: readonly { readonly pointer: string; readonly detail: string; readonly code?: string }[] = [],
  ) {
    super(message);
    this.name = 'Failure';
  }
}
