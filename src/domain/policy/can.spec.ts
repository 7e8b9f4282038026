import type { Actor } from './actor.js';
import { SYSTEM_ACTOR } from './actor.js';
import { allowedOnAssignment, allowedOnSubmission } from './allowed-commands.js';
import { type Action, can } from './can.js';
import { isOfAnotherUnit, ownUnitOf } from './own-unit.js';

const person = (role: Actor['role'], unitId: string | null, leadingGroupId: string | null = null): Actor => ({ accountId: '1', name: role, role, unitId, leadingGroupId });
const ACTORS = {
  ownLiaison: person('liaison', '7'),
  ownHead: person('unitHead', '7'),
  otherLiaison: person('liaison', '8'),
  theOffice: person('officeClerk', '7', '3'),
  otherOffice: person('officeClerk', '7', '4'),
  leader: person('leader', null),
  administrator: person('systemAdministrator', null),
  system: SYSTEM_ACTOR,
};
const subject = { unitId: '7', leadingGroupId: '3' };

describe('permissions', () => {
  // prettier-ignore
  it.each<[Action, readonly (keyof typeof ACTORS)[]]>([
    ['readLedger', ['ownLiaison', 'ownHead', 'otherLiaison', 'theOffice', 'otherOffice', 'leader', 'system']],
    ['readUnitInbox', ['ownLiaison', 'ownHead', 'leader', 'system']],
    ['readOfficeInbox', ['theOffice', 'leader', 'system']],
    ['acknowledge', ['ownLiaison', 'ownHead']],
    ['report', ['ownLiaison', 'ownHead']],
    ['submit', ['ownLiaison', 'ownHead']],
    ['moveDemoClock', ['ownLiaison', 'ownHead', 'otherLiaison', 'theOffice', 'otherOffice', 'leader', 'system']],
  ])('%s is for %j and nobody else', (action, allowed) => {
    expect(Object.entries(ACTORS).filter(([, actor]) => can(actor, action, subject)).map(([name]) => name)).toEqual(allowed);
  });

  it('is never granted by two missing sides being equal', () => {
    expect(can(person('liaison', null), 'acknowledge', { unitId: null, leadingGroupId: null })).toBe(false);
    expect(can(person('officeClerk', null, null), 'readOfficeInbox', { unitId: null, leadingGroupId: null })).toBe(false);
  });
});

describe('what a page may offer', () => {
  it.each([
    ['pendingAck', ['acknowledge']],
    ['acknowledged', ['report']],
    ['inProgress', ['report']],
    ['completed', []],
  ] as const)('offers the own unit of an assignment in %s: %j', (state, commands) => {
    expect(allowedOnAssignment(ACTORS.ownLiaison, state, subject)).toEqual(commands);
    expect(allowedOnAssignment(ACTORS.otherLiaison, state, subject)).toEqual([]);
  });

  it.each([
    ['open', ['submit']],
    ['missed', ['submit']],
    ['accepted', []],
    ['waived', []],
  ] as const)('offers the own unit of a submission in %s: %j', (state, commands) => {
    expect(allowedOnSubmission(ACTORS.ownHead, state, subject)).toEqual(commands);
    expect(allowedOnSubmission(ACTORS.leader, state, subject)).toEqual([]);
  });
});

describe('whose unit a person is bound to', () => {
  it.each<[keyof typeof ACTORS, string | null, boolean]>([
    ['ownLiaison', '7', false],
    ['ownHead', '7', false],
    ['otherLiaison', '8', true],
    ['theOffice', null, false],
    ['leader', null, false],
    ['system', null, false],
  ])('%s is bound to %s', (name, unitId, foreign) => {
    expect(ownUnitOf(ACTORS[name])).toBe(unitId);
    expect(isOfAnotherUnit(ACTORS[name], { unitId: '7' })).toBe(foreign);
  });
});
