import { beforeEach, expect, it } from 'vitest';
import { appearanceOf, AS_IT_COMES, keepAppearance, showAppearance, showLastAppearance } from './appearance';

const LARGE = { textSize: 'extraLarge', contrast: 'high', motion: 'reduced' } as const;
const shown = () => {
  const { textSize, contrast, motion } = document.documentElement.dataset;
  return { textSize, contrast, motion };
};

beforeEach(() => showAppearance('nobody'));

it('shows at once what one chose, and remembers it for this person alone', () => {
  keepAppearance('chen.si', LARGE);
  expect(shown()).toEqual(LARGE);
  expect(appearanceOf('chen.si')).toEqual(LARGE);
  expect(appearanceOf('li.wu')).toEqual(AS_IT_COMES);
  showAppearance('li.wu');
  expect(shown()).toEqual(AS_IT_COMES);
});

it('begins with what the last person here wanted', () => {
  keepAppearance('chen.si', LARGE);
  Object.assign(document.documentElement.dataset, AS_IT_COMES);
  showLastAppearance();
  expect(shown()).toEqual(LARGE);
});

it.each([
  ['nothing readable', '{', AS_IT_COMES],
  ['no object', '7', AS_IT_COMES],
  ['a word of another version', '{"textSize":"huge","contrast":"high"}', { ...AS_IT_COMES, contrast: 'high' }],
])('is as it comes where %s is kept', (_, kept, expected) => {
  localStorage.setItem('duban.appearance.chen.si', kept);
  expect(appearanceOf('chen.si')).toEqual(expected);
});
