import { createHash } from 'node:crypto';

/** One place of the chain as it stands in the database; null where the part is missing. Fields are in the words of the database, so nothing is lost on the way. */
export interface ChainRow {
  readonly sequence: string | null;
  readonly entryId: string | null;
  readonly previousHash: string | null;
  readonly hash: string | null;
  /** The fields of the audit row in the order of `audit_entry_text()`; null when the row is gone. */
  readonly fields: readonly (string | null)[] | null;
}

export type ChainFault = 'changed' | 'removed' | 'reordered' | 'planted' | 'truncated' | 'beginning' | 'head';

export interface ChainProblem {
  readonly fault: ChainFault;
  readonly sequence: string | null;
  readonly entryId: string | null;
  /** Chinese: what was found. */
  readonly detail: string;
}

/** What the chain begins from: nothing, or what a clearing left. */
export interface ChainBeginning {
  readonly sequence: bigint;
  readonly hash: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** The hash of a row at its place, in the same words as the trigger `link_audit_entries` but not by its help: a changed function must not hide a changed row. */
export function chainHash(previousHash: string, sequence: string, fields: readonly (string | null)[]): string {
  const text = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(',');
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(`${sequence}:${text}`).digest('hex');
}

/** Follows the chain row by row in the order of its numbers and stops at the first fault. */
export class ChainWalk {
  private place: bigint;
  private mark: string;
  /** Rows found sound. */
  sound = 0;

  constructor(beginning: ChainBeginning) {
    this.place = beginning.sequence;
    this.mark = beginning.hash;
  }

  /** Where the walk stands: what to note down elsewhere so that later nobody can rebuild the whole chain. */
  get head(): { readonly sequence: string; readonly hash: string } {
    return { sequence: String(this.place), hash: this.mark };
  }

  /** Takes the next row; what is wrong with it, or null. */
  take({ sequence, entryId, previousHash, hash, fields }: ChainRow): ChainProblem | null {
    const expected = String(this.place + 1n);
    const problem = (fault: ChainFault, detail: string): ChainProblem => ({ fault, sequence: sequence ?? expected, entryId, detail });
    if (sequence === null || hash === null || previousHash === null) return problem('planted', '这一条不在链上：它不是由系统写入的。');
    if (sequence !== expected) return { fault: 'removed', sequence: expected, entryId: null, detail: `序号 ${expected} 不见了，后面紧接着的是 ${sequence}。` };
    if (fields === null) return problem('removed', `审计记录 ${entryId ?? ''} 不见了，只剩下链上的摘要。`);
    const own = chainHash(previousHash, sequence, fields) === hash;
    if (!own) return problem('changed', '内容与写入时的摘要不符：写入以后被改动过。');
    if (previousHash !== this.mark) return problem('reordered', '与前一条接不上：次序被调换，或前面的被替换过。');
    this.place += 1n;
    this.mark = hash;
    this.sound += 1;
    return null;
  }

  /** What is wrong at the end of the chain, measured by what the database says is the last one. */
  finish(head: { readonly sequence: string; readonly hash: string } | null): ChainProblem | null {
    const at = (fault: ChainFault, sequence: string, detail: string): ChainProblem => ({ fault, sequence, entryId: null, detail });
    if (head === null) return at('head', String(this.place), '链尾的登记不见了。');
    if (BigInt(head.sequence) > this.place) return at('truncated', String(this.place + 1n), `链尾登记到 ${head.sequence}，实际只有到 ${this.place} 的记录：末尾被截去。`);
    if (BigInt(head.sequence) < this.place || head.hash !== this.mark) return at('head', head.sequence, '链尾的登记与最后一条记录不符。');
    return null;
  }
}
