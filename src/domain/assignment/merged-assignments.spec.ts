import type { AssignmentRole } from '../document/plan-draft.js';
import type { AssignmentState } from './assignment.machine.js';
import { mergedAssignments } from './merged-assignments.js';

type Row = readonly [id: string, role: AssignmentRole, status: AssignmentState, itemId?: string, toUnitId?: string];
const merged = (rows: readonly Row[]) => mergedAssignments(rows.map(([id, role, status, itemId = '1', toUnitId = '9']) => ({ id, role, status, itemId, toUnitId })));

describe('two duties of one unit on one item', () => {
  it.each<[string, readonly Row[], readonly { id: string; intoId: string }[]]>([
    ['the lead wins', [['1', 'cooperating', 'inProgress'], ['2', 'lead', 'pendingAck']], [{ id: '1', intoId: '2' }]],
    ['what is open wins over what is done', [['1', 'lead', 'completed'], ['2', 'lead', 'pendingAck']], [{ id: '1', intoId: '2' }]],
    ['what is further wins', [['1', 'lead', 'pendingAck'], ['2', 'lead', 'inProgress'], ['3', 'lead', 'acknowledged']], [{ id: '3', intoId: '2' }, { id: '1', intoId: '2' }]],
    ['the older one wins of equals', [['10', 'guiding', 'acknowledged'], ['9', 'guiding', 'acknowledged']], [{ id: '10', intoId: '9' }]],
    ['those on other items stay', [['1', 'lead', 'inProgress', '1'], ['2', 'lead', 'inProgress', '2']], []],
    ['those of other units stay', [['1', 'lead', 'inProgress', '1', '8'], ['2', 'cooperating', 'inProgress', '1', '9']], []],
    ['none', [], []],
  ])('%s', (_, rows, expected) => expect(merged(rows)).toEqual(expected));
});
