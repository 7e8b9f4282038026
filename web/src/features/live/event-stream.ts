export interface StreamEvent {
  readonly id: string | null;
  readonly type: string;
  readonly data: string;
}

/**
 * Reads server-sent events out of text that arrives in pieces; a piece may end anywhere, also between the two characters of a line end.
 * Give it each piece, it gives back the events that are now complete.
 */
export function eventReader(): (piece: string) => StreamEvent[] {
  let rest = '';
  let started = false;
  return (piece) => {
    rest += started ? piece : piece.replace(/^\uFEFF/, '');
    started ||= piece !== '';
    // What might become \r\n with the next piece waits for it.
    const held = rest.endsWith('\r') ? 1 : 0;
    const ready = rest.slice(0, rest.length - held).replace(/\r\n?/g, '\n');
    const blocks = ready.split('\n\n');
    rest = (blocks.pop() ?? '') + rest.slice(rest.length - held);
    return blocks.map(eventIn).filter((event): event is StreamEvent => event !== null);
  };
}

/** The event of a block of lines; null for one that only keeps the line open. */
function eventIn(block: string): StreamEvent | null {
  let id: string | null = null;
  let type = 'message';
  const data: string[] = [];
  let said = false;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (line === '' || colon === 0) continue;
    const [field, value] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
    said = true;
    if (field === 'id') id = value;
    else if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
  }
  return said ? { id, type, data: data.join('\n') } : null;
}

export interface Subject {
  readonly planId: string;
  readonly itemId: string | null;
}

/** Plans and items of a `changed` event; null when its data cannot be read, and everything must be asked again. */
export function subjectsIn(data: string): readonly Subject[] | null {
  try {
    const { subjects } = JSON.parse(data) as { subjects?: unknown };
    return Array.isArray(subjects) ? (subjects as Subject[]) : null;
  } catch {
    return null;
  }
}

/** What no change of a plan touches, or what is too dear to ask for again each time. */
const UNTOUCHED: ReadonlySet<unknown> = new Set(['me', 'today', 'demo-accounts', 'search', 'targets', 'rehearsal', 'calendar-years', 'ladders']);

/** Whether what stands under that key may have become different with the change. */
export function touches(key: readonly unknown[], subjects: readonly Subject[]): boolean {
  const [what, which] = key;
  if (UNTOUCHED.has(what)) return false;
  if (what === 'plans' && typeof which === 'string') return subjects.some(({ planId }) => planId === which);
  if (what === 'items' && typeof which === 'string') return subjects.some(({ itemId }) => itemId === which || itemId === null);
  if (what === 'matrix' && typeof which === 'string') return subjects.some(({ planId }) => planId === which);
  if (what === 'brief' && which === 'delta') return subjects.some(({ planId }) => planId === key[2]);
  return true;
}
