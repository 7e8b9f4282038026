import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactoryProvider, Module } from '@nestjs/common';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import { parseSupervisionPolicy, type SupervisionPolicy } from '../../domain/supervision/supervision-policy.js';

/** Injection token of `config/policy/supervision.json`, checked at boot. */
export const SUPERVISION_POLICY = Symbol('SUPERVISION_POLICY');

const FILE = 'config/policy/supervision.json';

const supervisionPolicyProvider: FactoryProvider<SupervisionPolicy> = {
  provide: SUPERVISION_POLICY,
  useFactory: () => parseSupervisionPolicy(JSON.parse(readFileSync(join(PROJECT_ROOT, FILE), 'utf8')), FILE),
};

@Module({ providers: [supervisionPolicyProvider], exports: [SUPERVISION_POLICY] })
export class SupervisionPolicyModule {}
