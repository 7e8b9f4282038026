import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

export type Address = Readonly<Record<string, string | null>>;

/**
 * What of the page stands in its address, and a way to change parts of it. Several changes in one moment build on each other: the router alone would let the
 * later one undo the earlier.
 */
export function useAddress(): readonly [URLSearchParams, (change: Address, how?: { readonly replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  const change = useCallback(
    (parts: Address, { replace = true }: { readonly replace?: boolean } = {}) => {
      const next = new URLSearchParams(latest.current);
      for (const [name, value] of Object.entries(parts)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      latest.current = next;
      setParams(next, { replace });
    },
    [setParams],
  );
  return [params, change];
}
