import type { BeatMemory } from '../freeze/beat-memory.js';

/** Looks at the installation before any queue is opened; the feature that keeps it gives this to the queue side. */
export interface QueueWatch {
  /** Looks once, from now on with this memory; returns the epoch the queues must carry. */
  begin(memory: BeatMemory): Promise<string>;
}
