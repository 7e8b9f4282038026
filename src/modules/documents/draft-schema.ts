import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Ajv, type ValidateFunction } from 'ajv';
import { PROJECT_ROOT } from '../../../config/project-root.js';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import { isLocalDate } from '../../domain/kernel/local-date.js';

/** The committed schema of drafts: a person's edit must leave a draft that fits it. */
@Injectable()
export class DraftSchema {
  private readonly validate: ValidateFunction<PlanDraft>;

  constructor() {
    const schema = JSON.parse(readFileSync(join(PROJECT_ROOT, 'docs/draft.schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });
    ajv.addFormat('date', isLocalDate);
    ajv.addSchema(schema);
    this.validate = ajv.compile<PlanDraft>({ $ref: 'draft.schema.json#/definitions/PlanDraft' });
  }

  /** JSON Pointers of what does not fit, with the rule broken; [] for a draft that fits. */
  violations(draft: PlanDraft): { pointer: string; rule: string }[] {
    if (this.validate(draft)) return [];
    return (this.validate.errors ?? []).map((error) => ({ pointer: error.instancePath, rule: error.message ?? error.keyword }));
  }
}
