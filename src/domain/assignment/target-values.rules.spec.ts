import { acceptableTargetValues } from './target-values.rules.js';

describe('the values of targets', () => {
  it.each([[[]], [[{ position: 1, value: 1200 }, { position: 2, value: -0.5 }]], [[{ position: 2, value: 999_999_999_999_999 }]]])('%j are taken', (values) => {
    expect(acceptableTargetValues(values, 2)).toEqual(values);
  });

  it.each([
    [[{ position: 3, value: 1 }], 'TARGET_UNKNOWN'],
    [[{ position: 0, value: 1 }], 'TARGET_UNKNOWN'],
    [[{ position: 1.5, value: 1 }], 'TARGET_UNKNOWN'],
    [[{ position: 1, value: 1 }, { position: 1, value: 2 }], 'TARGET_REPEATED'],
    [[{ position: 1, value: 9_007_199_254_740_992 }], 'TARGET_VALUE_NOT_EXACT'],
    [[{ position: 1, value: Infinity }], 'TARGET_VALUE_NOT_EXACT'],
    [[{ position: 1, value: 1e-7 }], 'TARGET_VALUE_NOT_EXACT'],
    [[{ position: 1, value: 0.00001 }], 'TARGET_VALUE_NOT_EXACT'],
  ])('%j are refused with %s', (values, code) => expect(() => acceptableTargetValues(values, 2)).toThrow(expect.objectContaining({ code })));

  it('says in Chinese that an item has no targets', () => {
    expect(() => acceptableTargetValues([{ position: 1, value: 1 }], 0)).toThrow('该事项没有量化目标，没有第1个');
  });
});
