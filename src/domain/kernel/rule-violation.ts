import { RULE_TEXTS, type RuleCode, type RuleParams } from './rule-texts.js';

/** A refusal by a rule of the domain: a stable code, its parameters and the Chinese sentence made from both. */
export class RuleViolation<Code extends RuleCode = RuleCode> extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly code: Code,
    readonly params: RuleParams[Code],
  ) {
    super(RULE_TEXTS[code](params));
  }
}
