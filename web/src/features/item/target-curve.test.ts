import { describe, expect, it } from 'vitest';
import { targetCurve } from './target-curve';

const target = (parts: object = {}) => ({ from: '2024-04-01', dueOn: '2024-12-27', value: 900, baseline: 0, actual: [], ...parts });
const reported = (onDay: string, value: number) => ({ onDay, value, unit: '市商务局' });

describe('the curve of a target', () => {
  it.each([
    ['nothing reported', target(), { actual: [], expected: [[0, 100], [270, 0]], today: 95 }],
    ['half of it half way', target({ actual: [reported('2024-08-14', 450)] }), { actual: [[135, 50]], expected: [[0, 100], [270, 0]], today: 95 }],
    ['more than asked, which raises the box', target({ actual: [reported('2024-08-14', 1800)] }), { actual: [[135, 0]], expected: [[0, 100], [270, 50]], today: 95 }],
    ['a baseline above zero', target({ baseline: 450 }), { actual: [], expected: [[0, 50], [270, 0]], today: 95 }],
    ['a number that has to fall', target({ baseline: 900, value: 0 }), { actual: [], expected: [[0, 0], [270, 100]], today: 95 }],
  ])('with %s', (_, of, expected) => expect(targetCurve(of, '2024-07-05', 270, 100)).toEqual(expected));

  it.each([['no first day', { from: null }], ['no last day', { dueOn: null }], ['a last day before the first', { dueOn: '2024-03-01' }]])('is none with %s', (_, parts) => expect(targetCurve(target(parts), '2024-07-05', 270, 100)).toBeNull());

  it('keeps every value inside the box, also one reported after the end', () => {
    const curve = targetCurve(target({ baseline: -5, actual: [reported('2024-03-01', -20), reported('2025-02-01', 2000)] }), '2025-03-01', 270, 100);
    for (const [x, y] of [...(curve?.actual ?? []), ...(curve?.expected ?? [])]) {
      expect([x >= 0 && x <= 270, y >= 0 && y <= 100]).toEqual([true, true]);
    }
  });
});
