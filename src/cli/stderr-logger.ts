import type { LoggerService } from '@nestjs/common';

/** What the features report while a command runs: errors only, one plain line each, apart from the command's own output. */
export class StderrLogger implements LoggerService {
  log(): void {}

  warn(): void {}

  error(message: unknown, ...details: readonly unknown[]): void {
    const context = details.at(-1);
    process.stderr.write(`日志：${typeof context === 'string' && !context.includes('\n') ? `${context} ` : ''}${message instanceof Error ? message.message : String(message)}\n`);
  }
}
