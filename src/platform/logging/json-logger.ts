import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Level, type Logger, pino, stdTimeFunctions } from 'pino';
import { correlationId } from './correlation.js';

/**
 * One JSON object a line: time, level, context (the class that speaks), correlationId, msg. JSON keeps line breaks of foreign text
 * inside the string, so that nobody can forge a line. What is logged is ids and codes, never names, contents or request bodies.
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: Level, destination?: DestinationStream) {
    const options = {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => {
        const id = correlationId();
        return id === null ? {} : { correlationId: id };
      },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...details: readonly unknown[]): void {
    this.write('info', message, details);
  }

  warn(message: unknown, ...details: readonly unknown[]): void {
    this.write('warn', message, details);
  }

  error(message: unknown, ...details: readonly unknown[]): void {
    this.write('error', message, details);
  }

  fatal(message: unknown, ...details: readonly unknown[]): void {
    this.write('fatal', message, details);
  }

  debug(message: unknown, ...details: readonly unknown[]): void {
    this.write('debug', message, details);
  }

  verbose(message: unknown, ...details: readonly unknown[]): void {
    this.write('trace', message, details);
  }

  /** Nest hands over the context last and, with errors, the stack before it. */
  private write(level: Level, message: unknown, details: readonly unknown[]): void {
    const words = details.filter((detail): detail is string => typeof detail === 'string');
    const context = words.at(-1)?.includes('\n') ? undefined : words.at(-1);
    const stack = message instanceof Error ? message.stack : words.find((word) => word.includes('\n'));
    const fields = { ...(context === undefined ? {} : { context }), ...(stack === undefined ? {} : { stack }) };
    if (message instanceof Error) this.pino[level](fields, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}
