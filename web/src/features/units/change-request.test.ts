import { describe, expect, it } from 'vitest';
import { type Asked, isComplete, previewsOf } from './change-request';

const asked = (more: Partial<Asked>): Asked => ({ unitId: '1', kind: 'rename', reason: '武编〔2024〕1号', effectiveOn: '', newName: '', others: [], goesOn: false, ...more });

describe('a change of a unit', () => {
  it.each([
    ['a rename shows the unit itself', { kind: 'rename' }, [{ id: '1', successorId: null }]],
    ['a merger shows each unit that goes into it', { kind: 'merge', others: ['2', '3'] }, [{ id: '2', successorId: '1' }, { id: '3', successorId: '1' }]],
    ['a split shows what goes to the first', { kind: 'split', others: ['2', '3'] }, [{ id: '1', successorId: '2' }]],
    ['a dissolution without a successor', { kind: 'dissolve' }, [{ id: '1', successorId: null }]],
  ] as const)('%s', (_, more, previews) => expect(previewsOf(asked(more))).toEqual(previews));

  it.each([
    ['a rename with a name', { kind: 'rename', newName: '市商务和投资促进局' }, true],
    ['a rename without', { kind: 'rename', newName: '  ' }, false],
    ['a merger of nobody', { kind: 'merge' }, false],
    ['a split into one', { kind: 'split', others: ['2'] }, true],
    ['a dissolution without a successor', { kind: 'dissolve' }, true],
    ['anything without its ground', { kind: 'dissolve', reason: ' ' }, false],
  ] as const)('%s: %j', (_, more, complete) => expect(isComplete(asked(more))).toBe(complete));
});
