import { unitAsOf } from './succession.js';
import { unitIndex } from './unit-index.js';
import type { Unit } from './unit.js';

const unit = (code: string, validTo: string | null, successorCode: string | null, validFrom: string | null = null): Unit => ({
  code,
  name: code,
  kind: 'government',
  aliases: [],
  validFrom,
  validTo,
  successorCode,
});
const index = unitIndex({
  units: [
    unit('first', '2019-01-31', 'second'),
    unit('second', '2024-02-29', 'third', '2019-02-01'),
    unit('third', null, null, '2024-03-01'),
    unit('closed', '2020-12-31', null),
    unit('ring-a', '2020-12-31', 'ring-b'),
    unit('ring-b', '2021-12-31', 'ring-a'),
    unit('lost', '2020-12-31', 'nobody'),
  ],
  groups: [],
});

describe('unitAsOf', () => {
  it.each([
    ['first', '2019-01-31', 'first', ['first'], true],
    ['first', '2019-02-01', 'second', ['first', 'second'], true],
    ['first', '2024-02-29', 'second', ['first', 'second'], true],
    ['first', '2024-03-01', 'third', ['first', 'second', 'third'], true],
    ['third', '2024-03-01', 'third', ['third'], true],
    ['third', '2023-03-01', 'third', ['third'], false],
    ['closed', '2020-12-31', 'closed', ['closed'], true],
    ['closed', '2021-01-01', 'closed', ['closed'], false],
    ['ring-a', '2020-01-01', 'ring-a', ['ring-a'], true],
  ])('%s on %s is %s by way of %j, standing: %s', (code, date, expected, path, stands) => {
    const standing = unitAsOf(code, date, index);
    expect([standing.unit.code, standing.path, standing.stands]).toEqual([expected, path, stands]);
  });

  it.each([
    ['ring-a', '2022-01-01', 'ring-a → ring-b → ring-a'],
    ['lost', '2022-01-01', '没有代码 nobody'],
    ['unheard-of', '2022-01-01', '没有代码 unheard-of'],
  ])('throws for %s on %s: %s', (code, date, message) => expect(() => unitAsOf(code, date, index)).toThrow(message));
});
