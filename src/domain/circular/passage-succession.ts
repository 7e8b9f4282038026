/** What a circular says of one unit, and whether the unit has said what it has to say to it. */
export interface HeldPassage {
  readonly text: string;
  readonly named: boolean;
  readonly replied: boolean;
}

/**
 * What is said of two units that have become one: it answers for both, each in the words it was asked about. The right of reply is used only
 * when it was used for all that is said now.
 */
export function joinedPassage(own: HeldPassage, moved: HeldPassage): HeldPassage {
  if (!moved.named) return own;
  if (!own.named) return moved;
  return { text: `${own.text}\n${moved.text}`, named: true, replied: own.replied && moved.replied };
}
