import type { Actor } from './actor.js';
import { allowedOnNotice, refusedOnNotice } from './allowed-on-notice.js';

const person = (accountId: string, role: Actor['role'], unitId: string | null = null): Actor => ({ accountId, name: role, role, unitId, leadingGroupId: unitId === null ? '3' : null });
const CLERK = person('1', 'officeClerk');
const DIRECTOR = person('2', 'officeDirector');
const UNIT = person('4', 'liaison', '7');
const subject = { unitId: '7', leadingGroupId: '3', fourEyes: false, writers: ['1', null] };
const doubled = { ...subject, fourEyes: true };

describe('what a page offers for a notice', () => {
  it.each([
    ['draft', ['edit', 'issue', 'discard'], ['edit', 'sign', 'issue', 'discard'], []],
    ['signed', ['edit', 'issue', 'discard'], ['edit', 'issue', 'discard'], []],
    ['issued', ['close'], ['close'], ['reply']],
    ['answered', ['return', 'close'], ['return', 'close'], []],
    ['returned', ['close'], ['close'], ['reply']],
    ['closed', [], [], []],
    ['superseded', [], [], []],
    ['discarded', [], [], []],
  ] as const)('that is %s: the clerk %j, the director %j, the unit %j', (state, clerk, director, unit) => {
    expect([CLERK, DIRECTOR, UNIT].map((actor) => allowedOnNotice(actor, state, subject))).toEqual([clerk, director, unit]);
    expect(allowedOnNotice(person('5', 'liaison', '8'), state, subject)).toEqual([]);
  });

  it('leaves signing and issuing to another where two people are asked for, until somebody has signed', () => {
    expect(allowedOnNotice(CLERK, 'draft', doubled)).toEqual(['edit', 'discard']);
    expect(allowedOnNotice(DIRECTOR, 'draft', doubled)).toEqual(['edit', 'sign', 'issue', 'discard']);
    expect(allowedOnNotice(DIRECTOR, 'draft', { ...doubled, writers: [null, '2'] })).toEqual(['edit', 'discard']);
    expect(allowedOnNotice(CLERK, 'signed', doubled)).toContain('issue');
    expect(refusedOnNotice(CLERK, 'draft', doubled)).toContainEqual({ command: 'issue', title: '签发', reason: '该方案实行双人复核：督办单的拟写是你办理的，“签发”须由办公室另一人办理。' });
  });

  it('says why a command is not possible now', () => {
    expect(refusedOnNotice(UNIT, 'answered', subject)).toEqual([{ command: 'reply', title: '回复', reason: '督办单现在是“已回复”，不能回复。' }]);
  });
});
