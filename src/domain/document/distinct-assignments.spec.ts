import { distinctAssignments } from './distinct-assignments.js';
import type { AssignmentRole, DraftAssignment } from './plan-draft.js';

const assignment = (role: AssignmentRole, unitCode: string | null, viaGroup: string | null = null): DraftAssignment => ({
  role,
  roleWord: role === 'lead' ? '牵头单位' : '责任单位',
  printed: unitCode ?? '市委',
  outcome: unitCode === null ? 'unknown' : 'matched',
  unitCode,
  viaGroup,
  candidates: [],
});

describe('the assignments of an item that become rows', () => {
  it.each<[string, DraftAssignment[], string[]]>([
    ['names that match no unit are left out', [assignment('lead', 'a'), assignment('cooperating', null)], ['lead a']],
    ['a unit printed twice in one role counts once', [assignment('cooperating', 'a'), assignment('cooperating', 'a')], ['cooperating a']],
    ['a unit that has ended gives its place to the one that carries on, once', [{ ...assignment('lead', 'a'), carriedOnBy: 'b' }, assignment('lead', 'b')], ['lead b']],
    ['a unit named in two roles keeps both', [assignment('lead', 'a'), assignment('cooperating', 'a')], ['lead a', 'cooperating a']],
    ['a lead does not return through a group', [assignment('lead', 'a'), assignment('cooperating', 'a', 'g'), assignment('cooperating', 'b', 'g')], ['lead a', 'cooperating b via g']],
    ['a named unit does not return through a group', [assignment('cooperating', 'a', 'g'), assignment('cooperating', 'a')], ['cooperating a']],
    ['two groups with one member give it once', [assignment('cooperating', 'a', 'g'), assignment('cooperating', 'a', 'h')], ['cooperating a via g']],
    ['a group that leads outweighs one that cooperates', [assignment('cooperating', 'a', 'g'), assignment('lead', 'a', 'h')], ['lead a via h']],
  ])('%s', (_, given, expected) => {
    expect(distinctAssignments(given).map((row) => `${row.role} ${row.unitCode}${row.viaGroup === null ? '' : ` via ${row.viaGroup}`}`)).toEqual(expected);
  });
});
