import { readNumber, stepFrom } from './numbering.js';

describe('readNumber', () => {
  it.each([
    ['3', [3]],
    ['３', [3]],
    ['3.', [3]],
    ['3、', [3]],
    ['三', [3]],
    ['三、', [3]],
    ['（十二）', [12]],
    ['(3)', [3]],
    ['3）', [3]],
    ['③', [3]],
    ['第3项', [3]],
    ['2.1', [2, 1]],
    ['2-1', [2, 1]],
    ['1.2.3', [1, 2, 3]],
  ])('%s is %j', (printed, value) => expect(readNumber(printed)).toEqual(value));

  it.each(['', '3推进', '2024', '市民政局', '一二', '3..1', '①②'])('"%s" is no number', (printed) => expect(readNumber(printed)).toBeNull());
});

describe('stepFrom', () => {
  it.each([
    [[], [1], { kind: 'next' }],
    [[], [2], { kind: 'gap', missing: 1 }],
    [[], [0], { kind: 'backwards' }],
    [[1], [2], { kind: 'next' }],
    [[1], [4], { kind: 'gap', missing: 2 }],
    [[2], [2], { kind: 'repeated' }],
    [[3], [2], { kind: 'backwards' }],
    [[3], [1], { kind: 'restart' }],
    [[1], [1, 1], { kind: 'next' }],
    [[1], [1, 3], { kind: 'gap', missing: 2 }],
    [[1, 2], [1, 3], { kind: 'next' }],
    [[1, 2], [2, 1], { kind: 'next' }],
    [[1, 2], [2], { kind: 'next' }],
    [[1, 2], [2, 2], { kind: 'gap', missing: 1 }],
    [[2, 1], [2], { kind: 'backwards' }],
    [[2, 3], [1, 1], { kind: 'restart' }],
  ])('from %j to %j is %j', (last, next, step) => expect(stepFrom(last, next)).toEqual(step));
});
