import { WorkingCalendar } from '../kernel/working-calendar.js';
import { gatherEntries, type PersonsMessages, type WaitingEntry } from './gather-entries.js';

const at = (words: string): Date => new Date(`${words}:00+08:00`);
const rules = (now: string, dailyCap = 8) => ({ now: at(now), hours: { from: '08:30', until: '17:30' }, calendar: new WorkingCalendar([], [2024]), dailyCap });
const entries = (count: number, immediate: boolean, accountId = 'li', anyHour = false): WaitingEntry[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${accountId}-${immediate}-${index}`, accountId, immediate, anyHour }));
const sent = (perDay: Readonly<Record<string, number>>, more: Partial<PersonsMessages> = {}) =>
  new Map([['li', { perDay: new Map(Object.entries(perDay)), collecting: false, lastDigestAt: null, ...more }]]);
const nobody = new Map<string, PersonsMessages>();
const TUESDAY = '2024-10-08';

describe('inbox entries', () => {
  it('of one person become one digest, however many; other people get their own', () => {
    const { alone, digests } = gatherEntries([...entries(30, false), ...entries(2, false, 'wang')], nobody, rules(`${TUESDAY}T09:00`));
    expect(alone).toEqual([]);
    expect(digests.map(({ accountId, entryIds }) => [accountId, entryIds.length])).toEqual([['li', 30], ['wang', 2]]);
  });

  it('that are immediate leave alone and at once', () => {
    const { alone, digests } = gatherEntries(entries(2, true), nobody, rules(`${TUESDAY}T09:00`));
    expect(alone.map(({ entryIds, releaseAt }) => [entryIds.length, releaseAt])).toEqual([[1, at(`${TUESDAY}T09:00`)], [1, at(`${TUESDAY}T09:00`)]]);
    expect(digests).toEqual([]);
  });

  it.each([
    ['nothing sent', {}, 3, [2, 3]],
    ['one sent', { [TUESDAY]: 1 }, 3, [1, 4]],
    ['all but the digest sent', { [TUESDAY]: 2 }, 3, [0, 5]],
    ['the day before full', { '2024-10-07': 9 }, 3, [2, 3]],
    ['a cap of one', {}, 1, [0, 5]],
  ])('that are immediate join the digest once the day is full: %s', (_, before, cap, [alone, joined]) => {
    const gathering = gatherEntries(entries(5, true), sent(before as Record<string, number>), rules(`${TUESDAY}T09:00`, cap));
    expect(gathering.alone).toHaveLength(alone ?? -1);
    expect(gathering.digests.flatMap(({ entryIds }) => entryIds)).toHaveLength(joined ?? -1);
  });

  it('never make more messages for a day than the cap, the digest among them', () => {
    for (let cap = 1; cap <= 9; cap += 1) {
      const { alone, digests } = gatherEntries([...entries(20, true), ...entries(5, false)], nobody, rules(`${TUESDAY}T09:00`, cap));
      expect(alone.length + digests.filter(({ day }) => day === TUESDAY).length).toBeLessThanOrEqual(cap);
    }
  });

  it('beyond a full day leave with a digest when the next working day begins', () => {
    const { digests } = gatherEntries(entries(1, false), sent({ '2024-10-11': 8 }), rules('2024-10-11T10:00'));
    expect(digests.map(({ releaseAt, day }) => [releaseAt, day])).toEqual([[at('2024-10-14T08:30'), '2024-10-14']]);
  });

  it('at night count for the day they leave on', () => {
    const { alone, digests } = gatherEntries(entries(5, true), sent({ '2024-10-09': 1 }), rules(`${TUESDAY}T22:00`, 3));
    expect([...alone, ...digests].map(({ day, releaseAt }) => [day, releaseAt])).toEqual([['2024-10-09', at('2024-10-09T08:30')], ['2024-10-09', at('2024-10-09T08:30')]]);
    expect(digests[0]?.entryIds).toHaveLength(4);
  });

  it('that may leave at any hour do', () => {
    expect(gatherEntries(entries(1, true, 'li', true), nobody, rules(`${TUESDAY}T22:00`)).alone[0]?.releaseAt).toEqual(at(`${TUESDAY}T22:00`));
  });

  it('wait two hours after the last digest of their person', () => {
    const { digests } = gatherEntries(entries(1, false), sent({ [TUESDAY]: 1 }, { lastDigestAt: at(`${TUESDAY}T08:30`) }), rules(`${TUESDAY}T09:00`));
    expect(digests[0]?.releaseAt).toEqual(at(`${TUESDAY}T10:30`));
  });
});
