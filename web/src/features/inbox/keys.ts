import { useEffect, useRef } from 'react';

export const KEYS = ['1', '2', 'N', 'E', 'J', 'K'] as const;
export type Key = (typeof KEYS)[number];

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog], [role=listbox]';

/** The key of the inbox that was pressed; null while somebody types, holds another key, or the input method is at work. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (event.target instanceof Element && event.target.closest(TYPING)) return null;
  const pressed = event.key.toUpperCase();
  return KEYS.find((key) => key === pressed) ?? null;
}

/** Calls `press` for the keys of the inbox, wherever on the page the focus is. */
export function useKeys(press: (key: Key) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
