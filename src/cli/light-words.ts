import type { LocalDate } from '../domain/kernel/local-date.js';
import type { Light } from '../domain/obligation/light.js';

const WORDS = { red: '■逾期', yellow: '▲临期', green: '●正常' } as const;

/** Symbol and word of a light; a grey one says why it is grey. */
export function lightWords(light: Light, duty: { readonly done: boolean; readonly dueOn: LocalDate | null }): string {
  if (light.colour !== 'grey') return WORDS[light.colour];
  if (duty.done) return '✓已办结';
  return duty.dueOn === null ? '○无时限' : '○已暂停';
}
