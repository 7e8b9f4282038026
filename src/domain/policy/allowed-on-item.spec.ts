import type { ItemCommand, ItemState } from '../item/item.machine.js';
import type { Actor } from './actor.js';
import { allowedOnItem, type ItemFacts, refusedOnItem } from './allowed-on-item.js';
import { allowedOnPlan, refusedOnPlan } from './allowed-on-plan.js';

const person = (role: Actor['role'], leadingGroupId: string | null): Actor => ({ accountId: '1', name: role, role, unitId: null, leadingGroupId });
const OFFICE = person('officeClerk', '3');
const SUBJECT = { unitId: null, leadingGroupId: '3' };
const FACTS: ItemFacts = { planStatus: 'issued', jointLeads: 'allMustFinish', leads: ['inProgress'], underReview: 0, verified: false, verifiedById: null, fourEyes: false, openInstructions: 0 };

describe('what the office may do to an item', () => {
  it.each<[ItemState, Partial<ItemFacts>, readonly ItemCommand[]]>([
    ['draft', {}, ['issue', 'adjust', 'terminate']],
    ['draft', { planStatus: 'draft' }, ['adjust']],
    ['issued', {}, ['adjust', 'terminate']],
    ['inProgress', {}, ['adjust', 'suspend', 'terminate']],
    ['inProgress', { leads: ['completed'] }, ['complete', 'adjust', 'suspend', 'terminate']],
    ['inProgress', { leads: ['completed', 'inProgress'] }, ['adjust', 'suspend', 'terminate']],
    ['inProgress', { leads: ['completed', 'inProgress'], jointLeads: 'firstConsolidates' }, ['complete', 'adjust', 'suspend', 'terminate']],
    ['inProgress', { underReview: 1 }, ['adjust', 'terminate']],
    ['inProgress', { planStatus: 'closed' }, []],
    ['suspended', {}, ['resume', 'adjust', 'terminate']],
    ['completed', {}, ['verify', 'reopen']],
    ['completed', { verified: true }, ['verify', 'closeOut', 'reopen']],
    ['completed', { verified: true, openInstructions: 1 }, ['verify', 'reopen']],
    ['completed', { verified: true, verifiedById: '1' }, ['verify', 'closeOut', 'reopen']],
    ['completed', { verified: true, verifiedById: '1', fourEyes: true }, ['verify', 'reopen']],
    ['completed', { verified: true, verifiedById: '2', fourEyes: true }, ['verify', 'closeOut', 'reopen']],
    ['closedOut', {}, ['reopen']],
    ['terminated', {}, []],
  ])('that is %s, with %j: %j', (state, facts, commands) => {
    expect(allowedOnItem(OFFICE, state, { ...SUBJECT, ...FACTS, ...facts })).toEqual(commands);
    for (const nobody of [person('officeClerk', '4'), person('leader', null), person('liaison', null)]) expect(allowedOnItem(nobody, state, { ...SUBJECT, ...FACTS, ...facts })).toEqual([]);
  });

  it.each<[ItemState, Partial<ItemFacts>, ItemCommand, string]>([
    ['inProgress', {}, 'complete', '牵头单位还没有全部办结，不能确认事项办结。'],
    ['inProgress', { jointLeads: 'firstConsolidates' }, 'complete', '列第一位的牵头单位还没有办结，不能确认事项办结。'],
    ['completed', {}, 'closeOut', '该事项办结后还没有核查，请先登记核查情况，再销号。'],
    ['completed', { verified: true, openInstructions: 2 }, 'closeOut', '该事项有2件批示没有办理，请先答复，再销号。'],
    ['completed', { verified: true, verifiedById: '1', fourEyes: true }, 'closeOut', '该方案实行双人复核：核查是你办理的，“销号”须由办公室另一人办理。'],
    ['completed', { planStatus: 'archived' }, 'reopen', '方案现在是“已归档”，其事项不再办理。'],
    ['issued', {}, 'closeOut', '任务事项现在是“已交办”，不能销号。'],
  ])('that is %s, with %j, but not %s: %s', (state, facts, command, reason) => {
    expect(refusedOnItem(OFFICE, state, { ...SUBJECT, ...FACTS, ...facts })).toContainEqual({ command, title: expect.any(String), reason });
    expect(refusedOnItem(person('officeClerk', '4'), state, { ...SUBJECT, ...FACTS, ...facts })).toEqual([]);
  });
});

describe('what the office may do to a plan', () => {
  it.each([['draft', ['issue']], ['issued', ['close']], ['closed', ['archive']], ['archived', []]] as const)('that is %s: %j', (state, commands) => {
    expect(allowedOnPlan(OFFICE, state, SUBJECT)).toEqual(commands);
    expect(allowedOnPlan(person('officeClerk', '4'), state, SUBJECT)).toEqual([]);
  });

  it('says why not the rest', () => {
    expect(refusedOnPlan(OFFICE, 'issued', SUBJECT)).toEqual([
      { command: 'issue', title: '交办', reason: '方案现在是“已交办”，不能交办。' },
      { command: 'archive', title: '归档', reason: '方案现在是“已交办”，不能归档。' },
    ]);
  });
});
