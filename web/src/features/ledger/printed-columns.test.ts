import { expect, it } from 'vitest';
import { hideableIn, printedColumns, unmatchedIn } from './printed-columns';
import type { Line } from './standing';

const clause = (role: string, roleWord: string) => ({ role, roleWord, words: '某局' });
const lines = (...clauses: readonly (readonly ReturnType<typeof clause>[])[]) => clauses.map((own) => ({ headings: ['一、开放平台'], deadlineWords: '', units: [], clauses: own }) as unknown as Line);

it.each([
  ['no words at all', lines([]), { leads: null, others: null, hasOthers: false }],
  ['one word that means lead', lines([clause('lead', '责任单位')]), { leads: '责任单位', others: null, hasOthers: false }],
  ['the word that most lines use', lines([clause('lead', '牵头')], [clause('lead', '责任单位'), clause('cooperating', '配合')], [clause('lead', '责任单位'), clause('guiding', '指导单位'), clause('cooperating', '配合')]), { leads: '责任单位', others: '配合', hasOthers: true }],
  ['the earlier of two used alike', lines([clause('lead', '牵头单位')], [clause('lead', '责任单位')]), { leads: '牵头单位', others: null, hasOthers: false }],
  ['no word twice', lines([clause('lead', '责任单位'), clause('cooperating', '责任单位')]), { leads: '责任单位', others: null, hasOthers: true }],
] as const)('takes %s', (_, of, expected) => expect(printedColumns(of)).toEqual({ tasks: true, deadline: false, ...expected }));

it('has the other units of a line without printed words, and its deadline', () => {
  const line = { headings: [], deadlineWords: '2024年12月', units: [{ role: 'cooperating' }], clauses: [] } as unknown as Line;
  expect(printedColumns([line])).toEqual({ tasks: false, deadline: true, leads: null, others: null, hasOthers: true });
});

it('hides only what is there', () => {
  expect(hideableIn({ deadline: false, hasOthers: false })).toEqual(['leads', 'progress']);
  expect(hideableIn({ deadline: true, hasOthers: true })).toEqual(['deadline', 'leads', 'others', 'progress']);
});

it('tells by the word above it whose name is nobody', () => {
  const line = { clauses: [clause('lead', '牵头单位'), clause('cooperating', '责任单位')], unresolved: [{ printed: '各相关区', roleWord: '牵头单位' }, { printed: '市直各部门', roleWord: '责任单位' }, { printed: '某处', roleWord: '别的' }] } as unknown as Line;
  expect([unmatchedIn(line, 'leads'), unmatchedIn(line, 'others')]).toEqual([['各相关区'], ['市直各部门', '某处']]);
});
