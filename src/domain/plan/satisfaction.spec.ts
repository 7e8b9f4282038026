import { isJudgedByProposers, rehandleBy } from './satisfaction.js';

describe('satisfaction', () => {
  it.each([['npcMotion', true], ['cppccProposal', true], ['implementationPlan', false], ['taskList', false], ['opinion', false], ['policy', false]] as const)(
    'of a plan of kind %s is asked: %s', (kind, asked) => expect(isJudgedByProposers(kind)).toBe(asked));

  it.each([['2024-05-10', '2024-06-10'], ['2024-01-31', '2024-02-29'], ['2024-12-31', '2025-01-31']])('dissatisfaction on %s gives until %s', (on, by) => expect(rehandleBy(on)).toBe(by));
});
