import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import type { Line } from '../ledger/standing';
import { countsByKind, kindOf, mattersOf, nextKey, type ReviewMatter, senderIn, subjectOf } from './review-matters';

const light = (colour: 'red' | 'green') => ({ colour, reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null });
const row = (obligationId: string, parts: Partial<Schemas['ReviewResponse']> = {}): Schemas['ReviewResponse'] => ({
  obligationId, title: '市商务局申报办结：第8项 综保区', planId: '6', documentNumber: '21号', office: '办公室', subjectType: 'assignment', subjectId: `a${obligationId}`, itemId: '76', itemNumber: '8', unit: '市商务局', words: '已完成',
  since: '2024-04-01', days: 95, workingDays: 66, dueOn: '2024-04-07', light: light('red'), ...parts,
});
const own = (obligationId: string, allowed: string[]) => ({ obligationId, allowed }) as Schemas['MatterResponse'];
const done = { itemId: '70', number: '2', text: '做实科创自贸', status: 'completed', documentNumber: '21号', units: [{ unitId: '1', unit: '市委金融办', role: 'cooperating', status: null }, { unitId: '90', unit: '东湖高新区管委会', role: 'lead', status: 'completed' }] } as unknown as Line & { documentNumber: string };

describe('what is asked of the office', () => {
  it.each([
    ['submission', [], '小结', 'submission'],
    ['notice', [], '回复', 'noticeReply'],
    ['assignment', ['acceptCompletion', 'returnForRework'], '', 'completion'],
    ['assignment', ['grantExtension', 'refuseExtension'], '', 'extension'],
    ['assignment', ['acceptDecline'], '', 'decline'],
    ['assignment', [], '市商务局申请退办：第8项', 'decline'],
    ['assignment', [], '市商务局申请延期：第8项', 'extension'],
    ['assignment', [], '市商务局申报办结：第8项', 'completion'],
  ])('%s %j %s is %s', (subjectType, allowed, title, kind) => expect(kindOf(subjectType, allowed, title)).toBe(kind));

  it.each([
    ['市商务局申请退办：第8项 东湖综保区培育…', '东湖综保区培育…'],
    ['东湖高新区管委会申报办结：第3—1项 开展试点：一', '开展试点：一'],
    ['没有冒号的标题', '没有冒号的标题'],
    ['督办单回复待审核：黄色督办单：市发改委 第45项 加快完善', '加快完善'],
  ])('%s is about %s', (title, subject) => expect(subjectOf(title)).toBe(subject));
});

it.each([['市发改委回复督办〔2024〕黄1号：黄色督办单：市发改委 第45项', '市发改委'], ['审核小结', '']])('%s was sent by %s', (title, unit) => expect(senderIn(title)).toBe(unit));

describe('the queue', () => {
  const list = mattersOf([row('1'), row('2', { workingDays: 0, light: light('green') })], [own('1', ['acceptDecline']), own('2', ['acceptCompletion'])], [done]);

  it('keeps the order of the server and puts what waits to be struck off behind it', () => {
    expect(list.map(({ key, kind, workingDays, late }) => [key, kind, workingDays, late])).toEqual([
      ['1', 'decline', 66, true],
      ['2', 'completion', 0, false],
      ['item-70', 'closing', null, false],
    ]);
  });

  it('names the leads of what waits to be struck off', () => expect(list[2]).toMatchObject({ unit: '东湖高新区管委会', title: '做实科创自贸', subjectId: '70' }));

  it('counts by kind, without kinds nobody waits with', () => {
    expect(countsByKind(list)).toEqual([{ kind: 'completion', count: 1 }, { kind: 'decline', count: 1 }, { kind: 'closing', count: 1 }]);
  });
});

describe('which comes next', () => {
  const three = ['a', 'b', 'c'].map((key) => ({ key }) as ReviewMatter);
  it.each([
    ['a', 1, 'b'],
    ['c', 1, 'b'],
    ['b', -1, 'a'],
    ['a', -1, 'b'],
  ] as const)('after %s by %i comes %s', (key, step, next) => expect(nextKey(three, key, step)).toBe(next));
  it('is nothing after the only one', () => expect(nextKey(three.slice(0, 1), 'a')).toBeNull());
});
