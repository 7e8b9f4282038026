import type { Messages } from '../../i18n/zh';

export interface PayloadLine {
  readonly label: string;
  readonly text: string;
}

type Payload = Readonly<Record<string, unknown>>;

/** Fields of what waits to be signed that are prose, in reading order. */
const PROSE = ['title', 'text', 'newDueOn', 'reason', 'evidence', 'progress', 'problems', 'nextSteps'] as const;

/** The text that is to be signed, field by field and in full. `unitName` knows a unit by its id. */
export function payloadLines(payload: Payload, words: Messages, unitName: (id: string) => string | null): readonly PayloadLine[] {
  if (payload['kind'] === 'noChange') return [{ label: words.myUnit.payload.progress, text: words.myUnit.sign.noChange }];
  const said = isPayload(payload['report']) ? payload['report'] : payload;
  const lines: PayloadLine[] = [];
  const states: Readonly<Record<string, string>> = words.work.report.states;
  const state = said['state'];
  if (typeof state === 'string') lines.push({ label: words.myUnit.payload.state, text: states[state] ?? state });
  for (const field of PROSE) {
    const text = said[field];
    if (typeof text === 'string' && text !== '') lines.push({ label: words.myUnit.payload[field], text });
  }
  const targets = Array.isArray(said['targetValues']) ? (said['targetValues'] as readonly { position: number; value: number }[]) : [];
  if (targets.length > 0) lines.push({ label: words.myUnit.payload.targets, text: targets.map(({ position, value }) => words.myUnit.payload.target(position, value)).join('；') });
  const proposed = said['proposedUnitId'];
  if (typeof proposed === 'string') lines.push({ label: words.myUnit.payload.proposedUnit, text: unitName(proposed) ?? proposed });
  return lines;
}

/** How many files go out with it. */
export function filesOf(payload: Payload): number {
  const said = isPayload(payload['report']) ? payload['report'] : payload;
  return Array.isArray(said['attachmentIds']) ? said['attachmentIds'].length : 0;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null;
}
