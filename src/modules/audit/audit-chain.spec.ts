import { chainHash, type ChainRow, ChainWalk, FIRST_HASH } from './audit-chain.js';

/** A sound chain of `count` rows. */
function chain(count: number): ChainRow[] {
  let previousHash = FIRST_HASH;
  return Array.from({ length: count }, (_, index) => {
    const sequence = String(index + 1);
    const fields = [sequence, '张三', null, '{"a": 1}'];
    const hash = chainHash(previousHash, sequence, fields);
    const row = { sequence, entryId: sequence, previousHash, hash, fields };
    previousHash = hash;
    return row;
  });
}

const last = (rows: readonly ChainRow[]) => ({ sequence: String(rows.length), hash: rows.at(-1)?.hash ?? FIRST_HASH });

function walked(rows: readonly ChainRow[], head: { sequence: string; hash: string } | null) {
  const walk = new ChainWalk({ sequence: 0n, hash: FIRST_HASH });
  for (const row of rows) {
    const problem = walk.take(row);
    if (problem) return { fault: problem.fault, sequence: problem.sequence };
  }
  const end = walk.finish(head);
  return end ? { fault: end.fault, sequence: end.sequence } : walk.sound;
}

describe('the walk along the audit chain', () => {
  const rows = chain(5);
  const [first, second, third, fourth, fifth] = rows as [ChainRow, ChainRow, ChainRow, ChainRow, ChainRow];
  const swapped = (one: ChainRow, other: ChainRow): ChainRow => ({ ...other, sequence: one.sequence });

  it.each<[string, readonly ChainRow[], ReturnType<typeof walked>]>([
    ['a sound chain', rows, 5],
    ['no row at all', [], { fault: 'truncated', sequence: '1' }],
    ['a changed field', [first, { ...second, fields: ['2', '李四', null, '{"a": 1}'] }, third, fourth, fifth], { fault: 'changed', sequence: '2' }],
    ['a field moved across a border', [first, { ...second, fields: ['2', '张三', '', '{"a": 1}'] }, third], { fault: 'changed', sequence: '2' }],
    ['a row that is gone', [first, second, { ...third, fields: null }, fourth, fifth], { fault: 'removed', sequence: '3' }],
    ['a row gone with its link', [first, second, fourth, fifth], { fault: 'removed', sequence: '3' }],
    ['two rows in each other\'s place', [first, swapped(second, third), swapped(third, second), fourth, fifth], { fault: 'changed', sequence: '2' }],
    ['a row replaced with its hash computed anew', [first, { ...second, fields: ['x'], hash: chainHash(first.hash ?? '', '2', ['x']) }, third], { fault: 'reordered', sequence: '3' }],
    ['a row outside the chain', [...rows, { sequence: null, entryId: '9', previousHash: null, hash: null, fields: ['9'] }], { fault: 'planted', sequence: '6' }],
    ['the last rows cut off', [first, second, third], { fault: 'truncated', sequence: '4' }],
  ])('finds %s', (_, given, found) => expect(walked(given, last(rows))).toEqual(found));

  it('finds a head that was taken away or does not fit', () => {
    expect(walked(rows, null)).toEqual({ fault: 'head', sequence: '5' });
    expect(walked(rows, { sequence: '5', hash: FIRST_HASH })).toEqual({ fault: 'head', sequence: '5' });
    expect(walked(rows, { sequence: '4', hash: fourth.hash ?? '' })).toEqual({ fault: 'head', sequence: '4' });
  });
});
