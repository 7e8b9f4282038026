import { colourToDraft, noticeColour } from './notice-colour.js';
import type { NoticeColour } from '../obligation/ladder.js';

describe('the colour of a notice', () => {
  it.each<[NoticeColour, NoticeColour | null, NoticeColour]>([
    ['blue', null, 'blue'],
    ['yellow', null, 'yellow'],
    ['red', null, 'red'],
    ['blue', 'blue', 'blue'],
    ['blue', 'yellow', 'yellow'],
    ['blue', 'red', 'red'],
    ['yellow', 'blue', 'yellow'],
    ['yellow', 'red', 'red'],
    ['red', 'blue', 'red'],
    ['red', 'yellow', 'red'],
  ])('of a %s rung in a plan that starts at %s is %s', (rung, start, colour) => expect(noticeColour(rung, start)).toBe(colour));
});

describe('a rung drafts', () => {
  it.each<[string, NoticeColour, NoticeColour | null, NoticeColour[], NoticeColour | null]>([
    ['its own colour when nothing was drafted', 'blue', null, [], 'blue'],
    ['a graver colour than the one drafted', 'yellow', null, ['blue'], 'yellow'],
    ['the gravest after both others', 'red', null, ['blue', 'yellow'], 'red'],
    ['nothing when its colour was drafted', 'yellow', null, ['yellow'], null],
    ['nothing when a graver colour was drafted', 'blue', null, ['red'], null],
    ['the plan\'s start colour', 'blue', 'yellow', [], 'yellow'],
    ['nothing where the start colour was drafted at a lower rung', 'yellow', 'yellow', ['yellow'], null],
    ['red after the start colour yellow', 'red', 'yellow', ['yellow'], 'red'],
    ['nothing after red was the start', 'red', 'red', ['red'], null],
  ])('%s', (_, rung, start, drafted, colour) => expect(colourToDraft(rung, start, drafted)).toBe(colour));
});
