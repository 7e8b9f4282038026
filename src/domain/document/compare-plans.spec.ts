import { type ComparedEntry, type ComparedPlan, compareEntries, comparePlans } from './compare-plans.js';

function entry(number: string, text: string, fields: Record<string, string> = {}): ComparedEntry {
  return { key: `item-${number}`, number, text, fields: { text, ...fields } };
}

const EXPORT = '支持企业扩大汽车、光电子等优势产品出口，培育外贸新增长点';
const PORT = '推进阳逻港与中欧班列衔接，开行铁水联运班列2000列';
const BRAND = '培育商贸主体，引进一批国际知名品牌首店';

function shape({ added, removed, changed, unchanged }: ReturnType<typeof compareEntries>) {
  return {
    added: added.map(({ number }) => number),
    removed: removed.map(({ number }) => number),
    changed: changed.map(({ before, after, changes }) => `${before.number}→${after.number}: ${changes.map(({ field }) => field).join(',')}`),
    unchanged,
  };
}

it.each([
  ['nothing changed', [entry('1', EXPORT), entry('2', PORT)], [entry('1', EXPORT), entry('2', PORT)], { added: [], removed: [], changed: [], unchanged: 2 }],
  ['an item was put in between', [entry('1', EXPORT), entry('2', PORT)], [entry('1', EXPORT), entry('2', BRAND), entry('3', PORT)], { added: ['2'], removed: [], changed: [], unchanged: 2 }],
  ['an item was taken out', [entry('1', EXPORT), entry('2', PORT)], [entry('1', PORT)], { added: [], removed: ['1'], changed: [], unchanged: 1 }],
  ['a deadline moved', [entry('1', EXPORT, { dueOn: '2024-12-31' })], [entry('1', EXPORT, { dueOn: '2025-06-30' })], { added: [], removed: [], changed: ['1→1: dueOn'], unchanged: 0 }],
  ['a target in the text rose', [entry('1', EXPORT), entry('2', PORT)], [entry('1', EXPORT), entry('2', PORT.replace('2000', '2500'))], { added: [], removed: [], changed: ['2→2: text'], unchanged: 1 }],
  ['a text was replaced by other work', [entry('1', EXPORT)], [entry('1', BRAND)], { added: ['1'], removed: ['1'], changed: [], unchanged: 0 }],
  ['two items print the same words', [entry('1', EXPORT), entry('2', EXPORT)], [entry('1', EXPORT), entry('2', EXPORT), entry('3', EXPORT)], { added: ['3'], removed: [], changed: [], unchanged: 2 }],
])('when %s the difference says so and counts every entry once', (_, before, after, expected) => {
  expect(shape(compareEntries(before, after))).toEqual(expected);
});

it('calls a version without any change the same', () => {
  const plan: ComparedPlan = { head: { title: '措施' }, items: [entry('1', EXPORT)], phases: [], duties: [] };
  expect(comparePlans(plan, plan)).toMatchObject({ same: true, head: [] });
  expect(comparePlans(plan, { ...plan, head: { title: '新措施' } })).toMatchObject({ same: false, head: [{ field: 'title', before: '措施', after: '新措施' }] });
});
