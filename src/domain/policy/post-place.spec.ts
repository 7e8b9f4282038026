import { ACCOUNT_ROLES, ADMINISTRATOR_ROLES } from './actor.js';
import { assertPostPlaced, assertRolesCompatible } from './post-place.js';

const nowhere = { unitId: null, leadingGroupId: null, field: null };

describe('the place of a post', () => {
  it.each([
    { ...nowhere, role: 'liaison', unitId: '1' },
    { ...nowhere, role: 'officeClerk', leadingGroupId: '2' },
    { ...nowhere, role: 'officeDirector', leadingGroupId: '2', unitId: '1' },
    { ...nowhere, role: 'leader', field: ['2'] },
    { ...nowhere, role: 'leader' },
    { ...nowhere, role: 'auditor' },
  ] as const)('may be %j', (place) => {
    expect(() => assertPostPlaced(place)).not.toThrow();
  });

  it.each([
    { ...nowhere, role: 'liaison' },
    { ...nowhere, role: 'unitHead', unitId: '1', leadingGroupId: '2' },
    { ...nowhere, role: 'officeClerk', unitId: '1' },
    { ...nowhere, role: 'leader', unitId: '1' },
    { ...nowhere, role: 'clerk', unitId: '1', field: ['2'] },
    { ...nowhere, role: 'securityAdministrator', leadingGroupId: '2' },
  ] as const)('may not be %j', (place) => {
    expect(() => assertPostPlaced(place)).toThrow(expect.objectContaining({ code: 'POST_PLACE' }));
  });

  it('lets no administrator hold another role, and everybody else several', () => {
    for (const held of ACCOUNT_ROLES) {
      for (const added of ACCOUNT_ROLES) {
        const apart = held !== added && [held, added].some((role) => (ADMINISTRATOR_ROLES as readonly string[]).includes(role));
        const attempt = (): void => assertRolesCompatible([held], added);
        if (apart) expect(attempt).toThrow(expect.objectContaining({ code: 'ROLES_INCOMPATIBLE' }));
        else expect(attempt).not.toThrow();
      }
    }
  });
});
