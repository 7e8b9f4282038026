import type { TokenScope } from './actor.js';
import { type Action, PERMISSION_MATRIX } from './permission-matrix.js';

export const TOKEN_SCOPE_TITLES: Readonly<Record<TokenScope, string>> = { read: '查看', report: '报告和报送', handle: '办公室办理' };

/** Rows of the access table a scope opens: what a unit does on its own work, what an office does with the work of its plans. */
const ROWS: Readonly<Record<Exclude<TokenScope, 'read'>, readonly number[]>> = { report: [13, 14, 18], handle: [10, 11, 19, 20, 21] };
/** A person answers for these with their name; a program must not do them. */
const IN_PERSON: readonly Action[] = ['sign', 'issuePlan', 'issueNotice', 'issueCircular', 'instruct'];
/** Business reads; audit and account reads are nobody's to hand to a program. */
const READS = /^read(?!Audit|Phones)|^exportLedger$/;

/** True when a token with one of the scopes may be used for the action; what its post may do is asked besides. */
export function scopesCover(scopes: readonly TokenScope[], action: Action): boolean {
  if (IN_PERSON.includes(action)) return false;
  return scopes.some((scope) => (scope === 'read' ? READS.test(action) : !READS.test(action) && ROWS[scope].includes(PERMISSION_MATRIX[action].row)));
}
