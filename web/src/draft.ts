import { createContext, use, useCallback, useMemo, useState } from 'react';

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
  /** What somebody else has meanwhile made of the parts that were changed here; null when nobody has. Parts that were not touched here simply follow. */
  readonly theirs: Partial<Text> | null;
  /** Lets one's own words stand against theirs. */
  readonly keep: () => void;
}

/** Under which the beginning that was typed over is kept with what was typed. */
const BASE = '$base';

interface Typed<Text> {
  readonly text: Text;
  /** The beginning it was typed over. */
  readonly base: Partial<Text>;
  readonly restored: boolean;
}

function typedBefore<Text extends object>(key: string, start: Text): Typed<Text> | null {
  const { text, restored } = storedDraft<Text & { readonly [BASE]?: Partial<Text> }>(key, start);
  const { [BASE]: base = {}, ...own } = text;
  return restored ? { text: own as unknown as Text, base: base as Partial<Text>, restored } : null;
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What stands there now: one's own words, and where one has changed nothing what is there by now. */
function merged<Text extends object>({ text, base }: Typed<Text>, start: Text): Text {
  const untouched = (Object.keys(start) as (keyof Text)[]).filter((part) => part in base && alike(text[part], base[part]));
  return Object.assign({ ...text }, ...untouched.map((part) => ({ [part]: start[part] }))) as Text;
}

function changedBesides<Text extends object>({ text, base }: Typed<Text>, start: Text): Partial<Text> | null {
  const parts = (Object.keys(start) as (keyof Text)[]).filter((part) => part in base && !alike(base[part], start[part]) && !alike(text[part], base[part]) && !alike(text[part], start[part]));
  return parts.length === 0 ? null : (Object.fromEntries(parts.map((part) => [part, start[part]])) as Partial<Text>);
}

/**
 * Typed text that survives a reload of the page; kept in this browser only, and gone once it is sent. A form mounts anew for another key. `start` may
 * change while somebody types: nothing that was typed is lost, and what others have written meanwhile is said.
 */
export function useDraft<Text extends object>(key: string, start: Text): Draft<Text> {
  const [typed, setTyped] = useState(() => typedBefore(key, start));
  const kept = useCallback(
    (next: Typed<Text>): Typed<Text> => {
      localStorage.setItem(PREFIX + key, JSON.stringify({ ...next.text, [BASE]: next.base }));
      return next;
    },
    [key],
  );
  const change = useCallback(
    (parts: Partial<Text>) => setTyped((now) => kept(now === null ? { text: { ...start, ...parts }, base: start, restored: false } : { ...now, text: { ...merged(now, start), ...parts } })),
    [kept, start],
  );
  const keep = useCallback(() => setTyped((now) => now && kept({ ...now, text: merged(now, start), base: start })), [kept, start]);
  const discard = useCallback(() => {
    forgetDraft(key);
    setTyped(null);
  }, [key]);
  const text = useMemo(() => (typed === null ? start : merged(typed, start)), [typed, start]);
  return { text, change, discard, restored: typed?.restored ?? false, theirs: typed === null ? null : changedBesides(typed, start), keep };
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
