import { createContext, use, useCallback, useState } from 'react';

const PREFIX = 'duban.draft.';

/** Choices, such as a state or a date: no words that somebody wrote. */
const CHOICE = /^[\w-]*$/;

/** What was typed for the object of that key, put over `start`; a draft that cannot be read counts as none. */
export function storedDraft<Text extends object>(key: string, start: Text): { readonly text: Text; readonly restored: boolean } {
  const stored = localStorage.getItem(PREFIX + key);
  if (stored === null) return { text: start, restored: false };
  try {
    return { text: { ...start, ...(JSON.parse(stored) as Partial<Text>) }, restored: true };
  } catch {
    return { text: start, restored: false };
  }
}

/** The texts of the draft under that key; none when there is no draft. */
export function textsOfDraft(key: string): readonly string[] {
  return Object.values(storedDraft<Record<string, unknown>>(key, {}).text).filter((text): text is string => typeof text === 'string' && !CHOICE.test(text.trim()));
}

export function forgetDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

/** Forgets everything that was typed in this browser and not sent: whoever sits down here next must not read it. */
export function forgetAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

interface Draft<Text> {
  readonly text: Text;
  readonly change: (parts: Partial<Text>) => void;
  /** Forgets the draft: after it was sent, or because the person wants the beginning back. */
  readonly discard: () => void;
  /** What is shown was typed before this page was opened. */
  readonly restored: boolean;
}

/** Typed text that survives a reload of the page; kept in this browser only, and gone once it is sent. A form mounts anew for another key. */
export function useDraft<Text extends object>(key: string, start: Text): Draft<Text> {
  const [{ text, restored }, setDraft] = useState(() => storedDraft(key, start));
  const change = useCallback(
    (parts: Partial<Text>) =>
      setDraft((now) => {
        const next = { ...now.text, ...parts };
        localStorage.setItem(PREFIX + key, JSON.stringify(next));
        return { ...now, text: next };
      }),
    [key],
  );
  const discard = useCallback(() => {
    forgetDraft(key);
    setDraft({ text: start, restored: false });
  }, [key, start]);
  return { text, change, discard, restored };
}

interface DraftText {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly clear: () => void;
}

/** Whose words are written here: another person in this browser does not meet them, and they are back when the same person returns. */
export const WriterContext = createContext('');

/** Words that somebody is writing about one object; they outlive a reload and are dropped once sent. `otherwise` stands there until something is written. */
export function useDraftText(subject: string, otherwise = ''): DraftText {
  const key = [use(WriterContext), subject].filter(Boolean).join('.');
  const [typed, setTyped] = useState<{ readonly key: string; readonly text: string } | null>(null);
  const text = typed?.key === key ? typed.text : (localStorage.getItem(PREFIX + key) ?? otherwise);
  const write = useCallback(
    (words: string) => {
      if (words === otherwise) forgetDraft(key);
      else localStorage.setItem(PREFIX + key, words);
      setTyped({ key, text: words });
    },
    [key, otherwise],
  );
  const clear = useCallback(() => {
    forgetDraft(key);
    setTyped(null);
  }, [key]);
  return { text, write, clear };
}
