import { acceptableUrge, refusedUrge, type UrgeableAssignment } from './urge.rules.js';

const open: UrgeableAssignment = { status: 'inProgress', itemStatus: 'inProgress', withOffice: false, urgedThisWeek: 0 };

describe('a unit is urged', () => {
  it.each<[string, Partial<UrgeableAssignment>]>([
    ['while it works', {}],
    ['before it has acknowledged', { status: 'pendingAck', itemStatus: 'issued' }],
    ['once more in the same week', { urgedThisWeek: 1 }],
  ])('%s', (_, changed) => expect(refusedUrge({ ...open, ...changed }, 2)).toBeNull());

  it.each<[string, Partial<UrgeableAssignment>, string]>([
    ['for a suspended item', { itemStatus: 'suspended' }, '该事项现在是“已中止”，不能催办。'],
    ['for a completed item', { itemStatus: 'completed' }, '不能催办。'],
    ['while the office reviews its claim', { status: 'completionReview' }, '正在等待办公室答复'],
    ['while the office decides whether it is the unit\'s at all', { status: 'declineReview' }, '正在等待办公室答复'],
    ['while its request waits for the office', { withOffice: true }, '正在等待办公室答复'],
    ['when it has finished', { status: 'completed' }, '不需要催办。'],
    ['when it was taken off', { status: 'withdrawn' }, '不需要催办。'],
    ['beyond the cap', { urgedThisWeek: 2 }, '七天内已催办2次，达到每周2次的上限。'],
  ])('not %s', (_, changed, reason) => expect(refusedUrge({ ...open, ...changed }, 2)).toContain(reason));

  it('with words or without', () => {
    expect([acceptableUrge(''), acceptableUrge(' 请抓紧。')]).toEqual(['', '请抓紧。']);
    expect(() => acceptableUrge('长'.repeat(501))).toThrow('“催办内容”有501个字');
  });
});
