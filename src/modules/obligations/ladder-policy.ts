import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactoryProvider } from '@nestjs/common';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { parseLadderPolicy } from '../../domain/obligation/parse-ladder-policy.js';

/** Injection token of the ladders in `config/policy/ladders.json`, checked at boot. */
export const LADDER_POLICY = Symbol('LADDER_POLICY');

const FILE = 'config/policy/ladders.json';

export const ladderPolicyProvider: FactoryProvider<LadderPolicy> = {
  provide: LADDER_POLICY,
  useFactory: () => parseLadderPolicy(JSON.parse(readFileSync(join(PROJECT_ROOT, FILE), 'utf8')), FILE),
};
