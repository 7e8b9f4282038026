import type { LoggerService } from '@nestjs/common';

/** A logger that keeps what was said, by level, for tests that expect an alarm. */
export class RecordedLog implements LoggerService {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];

  log(): void {}

  error(message: unknown): void {
    this.errors.push(String(message));
  }

  warn(message: unknown): void {
    this.warnings.push(String(message));
  }
}
