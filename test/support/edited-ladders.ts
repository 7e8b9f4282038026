import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config/project-root.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import { parseLadderPolicy } from '../../src/domain/obligation/parse-ladder-policy.js';

export interface WrittenRung {
  code: string;
  offset: { count: number; unit: 'working' | 'calendar' };
  [field: string]: unknown;
}

export interface WrittenPolicy {
  ladders: { code: string; title: string; edition: number; pausedBy: string[]; rungs: WrittenRung[] }[];
  defaults: Record<string, string>;
  reportWithin: { count: number; unit: string } | null;
}

/** The project's ladder file as somebody edited it. */
export function editedPolicy(edit: (written: WrittenPolicy) => void): LadderPolicy {
  const written = JSON.parse(readFileSync(join(PROJECT_ROOT, 'config/policy/ladders.json'), 'utf8')) as WrittenPolicy;
  edit(written);
  return parseLadderPolicy(written, 'edited');
}

/** The file with one ladder's rungs edited, as the given edition. */
export function withRungs(code: string, edition: number, edit: (rungs: readonly WrittenRung[]) => WrittenRung[]): LadderPolicy {
  return editedPolicy(({ ladders }) => {
    const ladder = ladders.find((candidate) => candidate.code === code);
    if (!ladder) throw new Error(`no ladder ${code}`);
    ladder.rungs = edit(ladder.rungs);
    ladder.edition = edition;
  });
}

/** A rung that reminds the liaison the given number of working days after (before, when negative) the due date. */
export function reminding(code: string, count: number): WrittenRung {
  return { code, offset: { count, unit: 'working' }, action: 'remind', audience: ['liaison'], delivery: 'digest' };
}
