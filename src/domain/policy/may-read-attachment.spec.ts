import type { Actor } from './actor.js';
import { type AttachmentFacts, mayReadAttachment } from './may-read-attachment.js';

const person = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ accountId: '1', name: '某人', role, unitId: null, leadingGroupId: null, ...more });
const PEOPLE = {
  'own unit': person('clerk', { unitId: '1' }),
  'the successor': person('clerk', { unitId: '4' }),
  'lead unit': person('liaison', { unitId: '2' }),
  'another unit': person('unitHead', { unitId: '3' }),
  'the office': person('officeClerk', { leadingGroupId: '8' }),
  'another office': person('officeDirector', { leadingGroupId: '9' }),
  'a leader of everything': person('leader'),
  'a leader of the field': person('leader', { field: ['8'] }),
  'a leader of another field': person('leader', { field: ['9'] }),
  'the system administrator': person('systemAdministrator'),
  'the security administrator': person('securityAdministrator', { unitId: '1' }),
  'the auditor': person('auditor', { leadingGroupId: '8' }),
} as const;
const ofUnit: AttachmentFacts = { unitId: '1', leadingGroupId: null, holderUnitId: '1', planGroupId: '8', handedIn: false, leadUnitIds: [] };

describe('an attachment', () => {
  it.each<[string, AttachmentFacts, readonly (keyof typeof PEOPLE)[]]>([
    ['a unit has uploaded', ofUnit, ['own unit']],
    ['a unit has handed in', { ...ofUnit, handedIn: true }, ['own unit', 'the office', 'a leader of everything', 'a leader of the field']],
    ['a cooperating unit has handed in with a report', { ...ofUnit, handedIn: true, leadUnitIds: ['2'] }, ['own unit', 'lead unit', 'the office', 'a leader of everything', 'a leader of the field']],
    ['a cooperating unit has uploaded', { ...ofUnit, leadUnitIds: ['2'] }, ['own unit']],
    ['a unit has uploaded for what a successor has taken over', { ...ofUnit, holderUnitId: '4' }, ['own unit', 'the successor']],
    ['a unit has handed in for what a successor has taken over', { ...ofUnit, holderUnitId: '4', handedIn: true }, ['own unit', 'the successor', 'the office', 'a leader of everything', 'a leader of the field']],
    ['a cooperating unit has handed in with a report, before a successor took over', { ...ofUnit, holderUnitId: '4', handedIn: true, leadUnitIds: ['2'] },
      ['own unit', 'the successor', 'lead unit', 'the office', 'a leader of everything', 'a leader of the field']],
    ['a unit has handed in for a plan of no office', { ...ofUnit, planGroupId: null, handedIn: true }, ['own unit', 'a leader of everything', 'a leader of the field', 'a leader of another field']],
    ['the office has uploaded', { ...ofUnit, unitId: null, leadingGroupId: '8' }, ['the office']],
    ['the office has uploaded for what a successor has taken over', { ...ofUnit, unitId: null, leadingGroupId: '8', holderUnitId: '4' }, ['the office']],
  ])('that %s is read by those and nobody else', (_, facts, readers) => {
    const found = (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).filter((who) => mayReadAttachment(PEOPLE[who], facts));
    expect(found).toEqual(readers);
  });
});
