import { acceptableItemText, deadlineAsked, ITEM_TEXT_LIMIT, stricterThanSource } from './adjustment.js';

const TODAY = '2024-04-10';

describe('the deadline an adjustment asks for', () => {
  it.each([
    ['words that name a day', { words: '2024年12月底' }, { raw: '2024年12月底', dueOn: '2024-12-31', evergreen: false }],
    ['words without a year', { words: '6月底前' }, { raw: '6月底前', dueOn: '2024-06-30' }],
    ['a day beside its words', { words: '换届之前', dueOn: '2024-08-01' }, { raw: '换届之前', dueOn: '2024-08-01', precision: 'day' }],
    ['a day alone', { words: ' ', dueOn: '2024-08-01' }, { raw: '2024-08-01', dueOn: '2024-08-01' }],
    ['today', { words: '', dueOn: TODAY }, { dueOn: TODAY }],
    ['持续推进', { words: '持续推进' }, { dueOn: null, evergreen: true }],
    ['a rhythm', { words: '每季度末' }, { dueOn: null, cadence: { every: 'quarter', day: null } }],
  ])('may be %s', (_, asked, expected) => expect(deadlineAsked(asked, TODAY)).toMatchObject(expected));

  it.each([
    ['words that name no day', { words: '适时' }, 'DEADLINE_NOT_READ'],
    ['no words at all', { words: '' }, 'DEADLINE_NOT_READ'],
    ['a span from a day nobody knows', { words: '项目开工后15个工作日内' }, 'DEADLINE_NOT_READ'],
    ['a day gone by', { words: '', dueOn: '2024-04-09' }, 'DEADLINE_IN_PAST'],
    ['words of a day gone by', { words: '2024年3月底' }, 'DEADLINE_IN_PAST'],
  ])('is refused: %s', (_, asked, code) => expect(() => deadlineAsked(asked, TODAY)).toThrow(expect.objectContaining({ code })));
});

describe('a day earlier than the source prints', () => {
  it.each<[string, string | null, string | null, boolean]>([
    ['an earlier day', '2024-06-01', '2024-06-30', true],
    ['the same day', '2024-06-30', '2024-06-30', false],
    ['a later day', '2024-07-01', '2024-06-30', false],
    ['a day for what had none', '2024-06-01', null, false],
    ['no day any more', null, '2024-06-30', false],
  ])('is marked: %s', (_, dueOn, source, marked) => expect(stricterThanSource(dueOn, source, '市领导要求')).toBe(marked));

  it('needs a reason of its own', () => {
    expect(() => stricterThanSource('2024-06-01', '2024-06-30', ' ')).toThrow(expect.objectContaining({ code: 'DEADLINE_EARLIER_THAN_SOURCE', message: expect.stringContaining('2024-06-01早于公文原定的2024-06-30，属于层层加码') }));
  });
});

describe('the text of an item', () => {
  it('is trimmed', () => expect(acceptableItemText(' 建成投用。\n')).toBe('建成投用。'));
  it.each([[' ', 'ITEM_TEXT_MISSING'], ['长'.repeat(ITEM_TEXT_LIMIT + 1), 'ITEM_TEXT_TOO_LONG']])('is refused: %#', (text, code) => expect(() => acceptableItemText(text)).toThrow(expect.objectContaining({ code })));
});
