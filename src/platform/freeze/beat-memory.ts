/** Remembers outside the database how far its beat had come: a database that has come less far is an older copy of itself (fault F39). */
export interface BeatMemory {
  /** The highest beat seen of the epoch; null when none is remembered or the memory cannot be asked now. */
  highest(epoch: string): Promise<bigint | null>;
  remember(epoch: string, beat: bigint): Promise<void>;
}

/** For an installation whose queue lies in the database itself: what was restored with it cannot tell that it was restored. */
export const NO_BEAT_MEMORY: BeatMemory = {
  highest: () => Promise.resolve(null),
  remember: () => Promise.resolve(),
};
