import type { ComponentType } from 'react';

/** A component in a file of its own. */
export interface Part<Props extends object> {
  /** Fetches it; resolves once `drawn` is there, rejects when it cannot be fetched. */
  readonly fetch: () => Promise<void>;
  readonly drawn?: ComponentType<Props>;
}

/** A part by how its component is imported. */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  const made: { fetch: () => Promise<void>; drawn?: ComponentType<Props> } = {
    async fetch() {
      made.drawn = await load();
    },
  };
  return made;
}
