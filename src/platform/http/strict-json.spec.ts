import { Failure } from '../errors/failure.js';
import { strictJson } from './strict-json.js';

const read = (text: string): unknown => strictJson(Buffer.from(text, 'utf8'));
const refusal = (bytes: Uint8Array | string): { code: string; pointer: string | undefined } => {
  try {
    strictJson(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes);
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, pointer: error.errors[0]?.pointer };
  }
  throw new Error('was not refused');
};

describe('a JSON body', () => {
  it.each([
    ['{"a":{"b":[1,2.5,-3e2,"𠮷 😀 ",true,null]},"c":""}'],
    ['[]'],
    ['"：\\"\\\\{[,"'],
    ['{"a":"1,2","b":{"a":"1"}}'],
    ['  {"text":"第一行\\n第二行\\t制表"}  '],
    ['9007199254740991'],
    ['0.1'],
  ])('is read as JSON.parse reads it: %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('may hold a text as long as a body may be', () => {
    expect(read(`"${'长\\n'.repeat(200_000)}"`)).toBe('长\n'.repeat(200_000));
  });

  it.each<[string, Uint8Array | string, string, string | undefined]>([
    ['C01 truncated', '{"a":', 'malformed-request', undefined],
    ['C02 with a byte order mark', '\ufeff{}', 'malformed-request', undefined],
    ['C02 in UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'malformed-request', undefined],
    ['C02 in UTF-16 without a mark', Buffer.from('{}', 'utf16le'), 'malformed-request', undefined],
    ['C02 in no encoding', Buffer.from([0x22, 0xff, 0x22]), 'malformed-request', undefined],
    ['C03 with a key twice', '{"status":"a","status":"b"}', 'malformed-request', undefined],
    ['C03 with the same key and value twice', '{"a":1,"a":1}', 'malformed-request', undefined],
    ['C03 with a key twice, once escaped, below', '{"x":[{"a":1,"\\u0061":2}]}', 'malformed-request', undefined],
    ['C04 33 levels deep', `${'['.repeat(33)}${']'.repeat(33)}`, 'malformed-request', undefined],
    ['C09 with __proto__', '{"__proto__":{"admin":true}}', 'validation-failed', '/__proto__'],
    ['C09 with a prototype below', '{"a":[{"constructor":{"prototype":{}}}]}', 'validation-failed', '/a/0/constructor'],
    ['C16 with NUL', '{"a":{"b":"x\\u0000"}}', 'validation-failed', '/a/b'],
    ['C16 with a control character', '["x\\u0007"]', 'validation-failed', '/0'],
    ['C17 with half a character', '{"a":"\\ud83d"}', 'validation-failed', '/a'],
    ['C22 with a whole number that would be rounded', '{"a":[0,9007199254740993]}', 'validation-failed', '/a/1'],
    ['C22 with a number beyond all', '{"a/b":1e400}', 'validation-failed', '/a~1b'],
  ])('%s is refused', (_, bytes, code, pointer) => {
    expect(refusal(bytes)).toEqual({ code, pointer });
  });

  it('C04 10,000 levels deep is refused in less than 50 ms of work, and changes no prototype', () => {
    // Its own work: the machine may be busy with something else.
    const began = process.cpuUsage();
    expect(refusal('['.repeat(10_000) + ']'.repeat(10_000)).code).toBe('malformed-request');
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(50);
    expect(refusal('{"__proto__":{"polluted":true}}').code).toBe('validation-failed');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
