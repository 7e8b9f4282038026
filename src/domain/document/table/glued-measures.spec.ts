import { splitGluedMeasures } from './glued-measures.js';

describe('splitGluedMeasures', () => {
  it.each([
    ['甲一。甲二。 乙。 丙。', 3, ['甲一。甲二。', '乙。', '丙。']],
    ['甲。\n乙。', 2, ['甲。', '乙。']],
    ['甲。乙。丙。', 3, ['甲。', '乙。', '丙。']],
    ['甲。乙。丙。', 2, null],
    ['甲。 乙。丙。', 3, ['甲。', '乙。', '丙。']],
    ['甲一。甲二。 乙一。乙二。', 3, null],
    ['甲', 2, null],
  ])('%s for %i rows gives %j', (text, count, expected) => expect(splitGluedMeasures(text, count)).toEqual(expected));
});
