import { useCallback, useEffect, useRef, useState } from 'react';

/** How long an act can be taken back. */
export const HOLD_SECONDS = 8;

export interface Act {
  /** Sends it; `leaving` when the page is being left and the request must outlive it. */
  readonly go: (leaving: boolean) => void;
}

export interface Held<Waiting extends Act> {
  /** The act that waits; null when none does. */
  readonly act: Waiting | null;
  /** Lets an act wait; one that waits already is sent first. */
  readonly hold: (act: Waiting) => void;
  /** Never sends it; the act that was taken back. */
  readonly takeBack: () => Waiting | null;
}

/**
 * Acts that the interface cannot undo once they have gone out wait a few seconds in which they can be taken back. Nothing that was not
 * taken back is lost: the next act, leaving this part of the page and leaving the page send what waits at once.
 */
export function useHeld<Waiting extends Act>(seconds = HOLD_SECONDS): Held<Waiting> {
  const [act, setAct] = useState<Waiting | null>(null);
  const waiting = useRef<{ readonly act: Waiting; readonly timer: number } | null>(null);
  const end = useCallback((): Waiting | null => {
    const ended = waiting.current;
    if (ended === null) return null;
    window.clearTimeout(ended.timer);
    waiting.current = null;
    setAct(null);
    return ended.act;
  }, []);
  const hold = useCallback(
    (next: Waiting): void => {
      end()?.go(false);
      waiting.current = { act: next, timer: window.setTimeout(() => end()?.go(false), seconds * 1_000) };
      setAct(next);
    },
    [end, seconds],
  );
  useEffect(() => {
    const leave = (): void => end()?.go(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      end()?.go(false);
    };
  }, [end]);
  return { act, hold, takeBack: end };
}
