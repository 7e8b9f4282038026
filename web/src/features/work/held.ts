import { useCallback, useEffect, useRef, useState } from 'react';

/** How long an act of one key can be taken back. */
export const HOLD_SECONDS = 8;

export interface Act {
  /** What it is, such as 签收：第一项. */
  readonly words: string;
  /** Sends it; `leaving` when the page is being left and the request must outlive it. */
  readonly send: (leaving: boolean) => void;
}

export interface Held {
  /** The act that waits; null when none does. */
  readonly act: Act | null;
  /** Lets an act wait; one that waits already is sent first. */
  readonly hold: (act: Act) => void;
  readonly takeBack: () => void;
}

/**
 * Acts that go out by one key, and that the interface cannot undo afterwards, wait a few seconds in which they can be taken back. Nothing that was not
 * taken back is lost: the next act, leaving this part of the page and leaving the page send what waits at once.
 */
export function useHeld(seconds = HOLD_SECONDS): Held {
  const [act, setAct] = useState<Act | null>(null);
  const waiting = useRef<{ readonly act: Act; readonly timer: number } | null>(null);
  const end = useCallback((): Act | null => {
    const ended = waiting.current;
    if (ended === null) return null;
    window.clearTimeout(ended.timer);
    waiting.current = null;
    setAct(null);
    return ended.act;
  }, []);
  const hold = useCallback(
    (next: Act): void => {
      end()?.send(false);
      waiting.current = { act: next, timer: window.setTimeout(() => end()?.send(false), seconds * 1_000) };
      setAct(next);
    },
    [end, seconds],
  );
  useEffect(() => {
    const leave = (): void => end()?.send(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      end()?.send(false);
    };
  }, [end]);
  return { act, hold, takeBack: end };
}
