import { proposedDecision, reasonOf } from './rollover.js';

describe('the decision on a 持续推进 item', () => {
  it.each([
    ['no lead unit', [], 'continue'],
    ['a lead unit at work', ['inProgress'], 'continue'],
    ['one of two done', ['completed', 'inProgress'], 'continue'],
    ['all done', ['completed', 'completed'], 'complete'],
    ['all that still lead done', ['completed', 'withdrawn'], 'complete'],
  ] as const)('is proposed by what its lead units have done: %s', (_, states, expected) => expect(proposedDecision(states)).toBe(expected));

  it('needs a reason to end, none to go on', () => {
    expect(reasonOf('continue', '')).toBe('');
    expect(reasonOf('complete', ' 任务已并入2025年方案 ')).toBe('任务已并入2025年方案');
    expect(() => reasonOf('complete', '')).toThrow(expect.objectContaining({ code: 'REASON_MISSING' }));
  });
});
