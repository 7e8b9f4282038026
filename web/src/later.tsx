import { type ComponentType, useEffect, useState } from 'react';
import { useWords } from './i18n/language';
import type { Part } from './part';

/**
 * Draws the part, fetched when it is first needed, and until then `Meanwhile`; what cannot be fetched is thrown to the boundary around it.
 * React's own `lazy` holds a part back for 300 ms once anything was drawn in its place, which is longer than fetching it takes.
 */
export function later<Props extends object>(wanted: Part<Props>, Meanwhile: ComponentType | null = Reading): ComponentType<Props> {
  return function Later(props: Props) {
    const [state, setState] = useState<{ readonly here: boolean; readonly fault?: unknown }>({ here: wanted.drawn !== undefined });
    useEffect(() => {
      if (state.here) return;
      let left = false;
      wanted.fetch().then(() => left || setState({ here: true }), (fault: unknown) => left || setState({ here: false, fault: fault ?? 'unknown' }));
      return () => void (left = true);
    }, [state.here]);
    if (state.fault !== undefined) throw state.fault;
    const Drawn = wanted.drawn;
    if (Drawn === undefined) return Meanwhile === null ? null : <Meanwhile />;
    return <Drawn {...props} />;
  };
}

function Reading() {
  return <p className="blank" role="status">{useWords().loading}</p>;
}
