/** What a plan may ask the unit's head to sign; its keys are those of the plan's rules (`signatures`). */
export const SIGNATURE_KIND_TITLES = { report: '进展报告', extension: '延期申请', decline: '退办申请', completion: '办结申报', submission: '报送材料' } as const;

export type SignatureKind = keyof typeof SIGNATURE_KIND_TITLES;

export const SIGNATURE_KINDS = Object.keys(SIGNATURE_KIND_TITLES) as readonly SignatureKind[];

/** Rules of a plan for the work on it, as far as signatures go; what is not named is not asked for. */
export interface SignatureRules {
  readonly signatures?: Readonly<Partial<Record<SignatureKind, boolean>>>;
}

/** True when what a unit's people write takes effect only with the signature of the unit's head; what the head does himself is signed. */
export function waitsForSignature(rules: SignatureRules, kind: SignatureKind, role: string): boolean {
  return rules.signatures?.[kind] === true && role !== 'unitHead';
}
