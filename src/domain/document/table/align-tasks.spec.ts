import { alignToTasks } from './align-tasks.js';

const TASKS = ['加快综保区建设,培育保税研发。武汉新港发展冷链物流。', '建立常态化招商机制。引进法资企业30家。', '支持供应链平台整合。引进国际知名企业总部。'];

describe('alignToTasks', () => {
  it.each([
    ['each measure to the task that holds its words', ['培育保税研发', '发展冷链物流', '引进法资企业30家', '支持供应链平台'], [0, 0, 1, 2]],
    ['a measure without words of its own between its neighbours', ['培育保税研发', '另行安排', '引进国际知名企业'], [0, 0, 2]],
    ['never back to an earlier task', ['引进国际知名企业总部', '支持供应链平台整合', '发展冷链物流'], [2, 2, 2]],
    ['nothing to nothing', [], []],
  ])('assigns %s', (_, measures, expected) => expect(alignToTasks(measures, TASKS).map(({ task }) => task)).toEqual(expected));

  it('says how much of a measure its task holds', () => {
    expect(alignToTasks(['培育保税研发', '全然不同'], TASKS).map(({ share }) => share)).toEqual([1, 0]);
  });

  it('refuses to align without tasks', () => expect(() => alignToTasks(['甲'], [])).toThrow(RangeError));
});
