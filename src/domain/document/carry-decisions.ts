import type { Correction, Finding, PlanDraft } from './plan-draft.js';
import { closedUp } from './printed-text.js';

/** Decisions taken over to another reading of the same document, and those whose finding is no longer there. */
export interface CarriedDecisions<Made extends Correction> {
  readonly corrections: readonly Made[];
  readonly lost: readonly Made[];
}

/** The words a key of a draft stands for: an item's text, a phase's or duty's name; null for the plan itself and for unknown keys. */
function wordsByKey(draft: PlanDraft): ReadonlyMap<string, string> {
  return new Map([
    ...draft.items.map((item) => [item.key, closedUp(item.text)] as const),
    ...draft.phases.map((phase) => [phase.key, closedUp(phase.name)] as const),
    ...draft.duties.map((duty) => [duty.key, closedUp(duty.words)] as const),
  ]);
}

/**
 * What a finding is about, independent of positions: its code, the field, the words of the object it belongs to and the printed words.
 * Two findings with the same identity are told apart by their order.
 */
function identities(draft: PlanDraft): ReadonlyMap<Finding, string> {
  const words = wordsByKey(draft);
  const seen = new Map<string, number>();
  return new Map(
    draft.findings.map((finding) => {
      const [key = '', ...field] = finding.field.split('.');
      const about = JSON.stringify([finding.code, field.join('.'), words.get(key) ?? key, finding.printed]);
      const count = (seen.get(about) ?? 0) + 1;
      seen.set(about, count);
      return [finding, `${about}#${count}`] as const;
    }),
  );
}

/**
 * The decisions about one reading as they apply to another one of the same document: a decision follows its finding when code, field,
 * printed words and the text of the item are the same, wherever the item stands now. Everything else is lost and has to be decided anew:
 * a decision never lands on other words.
 */
export function carryDecisions<Made extends Correction>(before: PlanDraft, corrections: readonly Made[], after: PlanDraft): CarriedDecisions<Made> {
  const identityByKey = new Map([...identities(before)].map(([finding, identity]) => [finding.key, identity]));
  const keyByIdentity = new Map([...identities(after)].map(([finding, identity]) => [identity, finding.key]));
  const carried: Made[] = [];
  const lost: Made[] = [];
  for (const correction of corrections) {
    const key = keyByIdentity.get(identityByKey.get(correction.finding) ?? '');
    if (key === undefined) lost.push(correction);
    else carried.push({ ...correction, finding: key });
  }
  return { corrections: carried, lost };
}
