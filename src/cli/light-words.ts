import type { Light } from '../domain/obligation/light.js';

const WORDS = { red: '■逾期', yellow: '▲临期', green: '●正常' } as const;

/** Symbol and word of a light, 暂计 where its working days are provisional; a grey one says why it is grey. */
export function lightWords(light: Light, duty: { readonly done: boolean; readonly standsStill: boolean }): string {
  if (light.colour !== 'grey') return `${WORDS[light.colour]}${light.provisional ? '（暂计）' : ''}`;
  if (duty.done) return '✓已办结';
  return duty.standsStill ? '○已停表' : '○无时限';
}
