import { describe, expect, it } from 'vitest';
import { at, findLast, lend } from './chromium-86';

describe('what an old browser is lent', () => {
  it.each([[0, 'a'], [2, 'c'], [-1, 'c'], [-3, 'a'], [3, undefined], [-4, undefined], [1.9, 'b'], [Number.NaN, 'a']])('at(%s) is %s, as in a new one', (index, expected) => {
    const letters = ['a', 'b', 'c'];
    expect([at.call(letters, index), letters.at(index)]).toEqual([expected, expected]);
  });

  it('the last that fits is found, or nothing', () => {
    const isOdd = (one: unknown): boolean => Number(one) % 2 === 1;
    expect(findLast.call([1, 2, 3, 4], isOdd)).toBe(3);
    expect(findLast.call([2], isOdd)).toBeUndefined();
  });

  it('what a browser has is left alone, and what is lent is not met by loops', () => {
    const own = { here: 1 };
    lend(own, { here: 2, there: 3 });
    expect([own.here, Reflect.get(own, 'there'), Object.keys(own)]).toEqual([1, 3, ['here']]);
  });
});
