import type { Actor } from './actor.js';
import { allowedOnCircular, refusedOnCircular } from './allowed-on-circular.js';

const person = (role: Actor['role'], unitId: string | null = null): Actor => ({ accountId: '1', name: role, role, unitId, leadingGroupId: unitId === null ? '3' : null });
const circular = { unitId: '7', leadingGroupId: '3', kind: 'circular', named: 2, fourEyes: false, draftedById: '1' } as const;

describe('what a page offers for a circular', () => {
  it.each([
    ['draft', ['edit', 'askReplies', 'discard'], ['edit', 'askReplies', 'discard'], []],
    ['replying', ['edit', 'finish', 'discard'], ['edit', 'finish', 'discard'], ['reply']],
    ['ready', ['edit', 'discard'], ['edit', 'issue', 'discard'], []],
    ['issued', [], [], []],
    ['discarded', [], [], []],
  ] as const)('that is %s: the clerk %j, the director %j, a named unit %j', (state, clerk, director, unit) => {
    expect([person('officeClerk'), person('officeDirector'), person('liaison', '7')].map((actor) => allowedOnCircular(actor, state, circular))).toEqual([clerk, director, unit]);
  });

  it('that must be issued by another than who compiled it, says so', () => {
    const [own, another] = [{ ...circular, fourEyes: true }, { ...circular, fourEyes: true, draftedById: '2' }];
    expect(allowedOnCircular(person('officeDirector'), 'ready', own)).toEqual(['edit', 'discard']);
    expect(allowedOnCircular(person('officeDirector'), 'ready', another)).toEqual(['edit', 'issue', 'discard']);
    expect(refusedOnCircular(person('officeDirector'), 'ready', own)).toContainEqual({ command: 'issue', title: '印发', reason: '该方案实行双人复核：编写是你办理的，“印发”须由办公室另一人办理。' });
  });

  it('that names nobody, and for a briefing, goes without asking', () => {
    for (const subject of [{ ...circular, named: 0 }, { ...circular, kind: 'briefing' as const }]) {
      expect(allowedOnCircular(person('officeClerk'), 'draft', subject)).toEqual(['edit', 'finish', 'discard']);
    }
    expect(refusedOnCircular(person('officeClerk'), 'draft', { ...circular, kind: 'briefing' })).toContainEqual({ command: 'askReplies', title: '送单位核实', reason: '简报不征求核实意见，请直接定稿。' });
    expect(refusedOnCircular(person('officeClerk'), 'draft', circular)).toContainEqual({ command: 'finish', title: '定稿', reason: '请先送被点到的单位核实，再定稿。' });
  });
});
