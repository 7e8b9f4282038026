import { acceptableExtension, declineRefusal, extensionRefusal, laterDueDay, type RequestFacts } from './request.rules.js';

const facts: RequestFacts = {
  today: '2024-06-03', role: 'lead', itemStatus: 'inProgress', openRequest: null, declineBy: '2024-06-07', declinedBefore: false, effectiveDueOn: '2024-06-14',
};

describe('an assignment is declined', () => {
  it.each<[string, Partial<RequestFacts>, string | null]>([
    ['on the first day', {}, null],
    ['on the last day of the window', { today: '2024-06-07' }, null],
    ['where no window was counted', { declineBy: null, today: '2025-01-01' }, null],
    ['not after the window', { today: '2024-06-08' }, 'DECLINE_WINDOW_CLOSED'],
    ['not a second time', { declinedBefore: true }, 'DECLINE_REFUSED_BEFORE'],
  ])('%s', (_, change, code) => expect(declineRefusal({ ...facts, ...change })?.code ?? null).toBe(code));
});

describe('more time is asked for', () => {
  it.each<[string, Partial<RequestFacts>, string | null]>([
    ['before the due date', {}, null],
    ['on the due date', { today: '2024-06-14' }, null],
    ['before anybody has reported', { itemStatus: 'issued' }, null],
    ['not after the due date', { today: '2024-06-15' }, 'EXTENSION_AFTER_DUE_DATE'],
    ['not without a date', { effectiveDueOn: null }, 'EXTENSION_UNDATED'],
    ['not while one is pending', { openRequest: 'extension' }, 'EXTENSION_PENDING_ALREADY'],
    ['not while the item is suspended', { itemStatus: 'suspended' }, 'EXTENSION_ITEM_NOT_RUNNING'],
  ])('%s', (_, change, code) => expect(extensionRefusal({ ...facts, ...change })?.code ?? null).toBe(code));

  it.each([
    ['2024-06-15', null],
    ['2024-12-31', null],
    ['2024-06-14', 'EXTENSION_NOT_LATER'],
    ['2024-06-01', 'EXTENSION_NOT_LATER'],
    ['2023-12-31', 'EXTENSION_NOT_LATER'],
    ['2025-01-01', 'EXTENSION_PAST_YEAR_END'],
  ])('until %s: %s', (newDueOn, code) => {
    if (code === null) expect(acceptableExtension(newDueOn, '2024-06-14')).toBe(newDueOn);
    else expect(() => acceptableExtension(newDueOn, '2024-06-14')).toThrow(expect.objectContaining({ code }));
  });

  it('is granted for any later day, also in another year', () => {
    expect(laterDueDay('2025-03-31', '2024-06-14')).toBe('2025-03-31');
    expect(() => laterDueDay('2024-06-14', '2024-06-14')).toThrow('延期后的日期须晚于现在的时限2024-06-14');
  });
});
