import { Logger } from '@nestjs/common';
import { withCorrelation } from './correlation.js';
import { JsonLogger } from './json-logger.js';

function logged(speak: (logger: JsonLogger) => void, level: 'debug' | 'info' | 'warn' = 'info'): Record<string, unknown>[] {
  const lines: string[] = [];
  speak(new JsonLogger(level, { write: (line) => lines.push(line) }));
  for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('JsonLogger', () => {
  it('writes one JSON line with level, context, time and the correlation id', () => {
    const [line] = logged((logger) => withCorrelation('request-1', () => logger.log('started', 'TickScheduler')));
    expect(line).toMatchObject({ level: 'info', context: 'TickScheduler', correlationId: 'request-1', msg: 'started', time: expect.stringMatching(/^\d{4}-.+Z$/) });
  });

  it('keeps line breaks of foreign text inside the line', () => {
    const [line] = logged((logger) => logger.warn('first\r\n{"level":"error","msg":"forged"}', 'Inbox'));
    expect(line).toMatchObject({ level: 'warn', context: 'Inbox', msg: 'first\r\n{"level":"error","msg":"forged"}' });
  });

  it('writes of an error its message and stack, and nothing that hangs on it: a database error carries the values of the statement', () => {
    const failure = Object.assign(new Error('duplicate key'), { parameters: ['张三', '13800000000'], query: 'insert' });
    const [line] = logged((logger) => logger.error(failure));
    expect(line).toMatchObject({ level: 'error', msg: 'duplicate key', stack: expect.stringContaining('json-logger.spec') });
    expect(JSON.stringify(line)).not.toContain('13800000000');
  });

  it('tells stack and context of Nest apart', () => {
    const [line] = logged((logger) => {
      Logger.overrideLogger(logger);
      new Logger('Engine').error('failed', 'Error: failed\n    at here');
      Logger.overrideLogger(false);
    });
    expect(line).toMatchObject({ msg: 'failed', context: 'Engine', stack: 'Error: failed\n    at here' });
  });

  it('writes the fields of an object', () => {
    expect(logged((logger) => logger.log({ route: '/plans/:id', status: 200 }, 'Http'))).toMatchObject([{ route: '/plans/:id', status: 200, context: 'Http' }]);
  });

  it('leaves out what is below its level', () => {
    expect(logged((logger) => { logger.debug('a'); logger.log('b'); logger.verbose('c'); logger.warn('d'); }, 'warn').map((line) => line['msg'])).toEqual(['d']);
  });
});
