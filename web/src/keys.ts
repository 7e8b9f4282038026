import { useLayoutEffect, useRef } from 'react';

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog], [role=listbox]';

/** Keys that may be held down: they walk and decide nothing. */
const WALKING: ReadonlySet<string> = new Set(['j', 'k', 'arrowdown', 'arrowup']);

/** The key that was pressed for one of a page's acts, in small letters; null while somebody types, holds another key, or the input method is at work. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.target instanceof Element && event.target.closest(TYPING)) return null;
  return event.key.toLowerCase();
}

/**
 * One key for each act, by its name in small letters, wherever on the page the focus is. They listen from the very moment the page shows what they act on:
 * whoever sees the next matter and presses at once is heard. A key that is held down acts once: the next matter must not be decided by it.
 */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      const act = key === null ? undefined : latest.current[key];
      if (!act || (event.repeat && !WALKING.has(event.key.toLowerCase()))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
