import { type HeldPassage, joinedPassage } from './passage-succession.js';

const passage = (text: string, replied: boolean, named = true): HeldPassage => ({ text, replied, named });

describe('what a circular says of two units that have become one', () => {
  it.each([
    ['both unanswered', passage('新', false), passage('旧', false), passage('新\n旧', false)],
    ['only the successor has replied', passage('新', true), passage('旧', false), passage('新\n旧', false)],
    ['only the predecessor had replied', passage('新', false), passage('旧', true), passage('新\n旧', false)],
    ['both have replied', passage('新', true), passage('旧', true), passage('新\n旧', true)],
    ['the successor was left out', passage('新', false, false), passage('旧', true), passage('旧', true)],
    ['the predecessor was left out', passage('新', true), passage('旧', false, false), passage('新', true)],
  ])('%s', (_, own, moved, joined) => expect(joinedPassage(own, moved)).toEqual(joined));
});
