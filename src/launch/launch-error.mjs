/** A failure the reader can act on: printed as its Chinese message, without a stack trace. */
export class LaunchError extends Error {}

/** Prints the failure (message only for a LaunchError, the stack otherwise) and makes the process end with status 1. */
export function reportFailure(error) {
  process.stderr.write(`\n✗ ${error instanceof LaunchError ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}
