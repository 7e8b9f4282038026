import { describe, expect, it } from 'vitest';
import { zh } from '../../i18n/zh';
import { sizeOf } from './attachment-list';
import { linesOf, titleOf } from './entry-words';
import { shareOf } from './item-targets';
import { dayOf, type Entry, markOf, threadGroups } from './thread-groups';
import { unacknowledged, unitsByRole } from './units-by-role';

const entry = (kind: Entry['kind'], id: string, parts: Partial<Entry> = {}): Entry => ({ kind, id, title: '标题', at: '2024-04-01T01:00:00.000Z', unit: null, person: null, words: '', detail: {} as never, ...parts });
const detail = (value: object) => ({ detail: value as never });

describe('the thread', () => {
  it('puts together who acknowledged on one day, but not what units wrote', () => {
    const groups = threadGroups([entry('acknowledged', '1', { unit: '甲' }), entry('acknowledged', '2', { unit: '乙' }), entry('acknowledged', '3', { at: '2024-04-03T01:00:00.000Z' }), entry('reported', '4'), entry('reported', '5')]);
    expect(groups.map(({ kind, entries }) => [kind, entries.length])).toEqual([['acknowledged', 2], ['acknowledged', 1], ['reported', 1], ['reported', 1]]);
  });

  it('folds reminders in a row over days', () => {
    const groups = threadGroups([entry('reminded', '1'), entry('reminded', '2', { at: '2024-04-09T01:00:00.000Z' }), entry('urged', '3'), entry('reminded', '4')]);
    expect(groups.map(({ kind, entries }) => [kind, entries.length])).toEqual([['reminded', 2], ['urged', 1], ['reminded', 1]]);
  });

  it('keeps urges apart that say different things', () => {
    expect(threadGroups([entry('urged', '1', { words: '请快' }), entry('urged', '2', { words: '再催' })])).toHaveLength(2);
  });

  it.each([['2024-04-01T15:59:00.000Z', '2024-04-01'], ['2024-04-01T16:00:00.000Z', '2024-04-02']])('%s is %s in Beijing', (at, day) => expect(dayOf(at)).toBe(day));

  it.each([
    [entry('reported', '1', { unit: '市商务局' }), '商'],
    [entry('reported', '1', { unit: '武汉海关' }), '海'],
    [entry('urged', '1', { unit: '市商务局' }), '办'],
    [entry('instructed', '1'), '办'],
    [entry('reminded', '1', { unit: '市商务局' }), ''],
  ])('marks who speaks', (said, mark) => expect(markOf(said, '办')).toBe(mark));
});

describe('an entry in words', () => {
  it.each([
    [entry('itemChanged', '1', detail({ change: 'closedOut' })), '销号'],
    [entry('requestAnswered', '1', detail({ kind: 'extension', status: 'refused' })), '延期申请：不同意'],
    [entry('completionAnswered', '1', detail({ decision: 'returned' })), '退回补充'],
    [entry('reported', '1', detail({ kind: 'noChange' })), '报无新进展'],
    [entry('noticeIssued', '1', { title: '督办单', ...detail({ colour: 'red' }) }), '红色督办单'],
    [entry('issued', '1', { title: '交办' }), '交办'],
  ])('is called what it is', (said, title) => expect(titleOf(said, zh)).toBe(title));

  it('says what else stands in it, and nothing that is empty', () => {
    expect(linesOf(entry('reported', '1', detail({ role: 'cooperating', state: 'blocked', problems: '缺资金', nextSteps: '' })), zh)).toEqual([
      { name: '身份', text: '配合' },
      { name: '进度', text: '受阻' },
      { name: '问题', text: '缺资金' },
    ]);
    expect(linesOf(entry('requestAsked', '1', detail({ kind: 'extension', dueOn: '2025-12-31', newDueOn: '2026-03-31', proposedUnit: null })), zh)).toEqual([{ name: '时限', text: '2025-12-31 → 2026-03-31' }]);
  });
});

describe('units', () => {
  const unit = (name: string, role: string, status: string) => ({ id: name, unit: name, role, status }) as Parameters<typeof unitsByRole>[0][number];
  const all = [unit('甲', 'cooperating', 'pendingAck'), unit('乙', 'lead', 'inProgress'), unit('丙', 'cooperating', 'acknowledged'), unit('丁', 'cooperating', 'withdrawn'), unit('甲', 'guiding', 'pendingAck')];

  it('stand by role, who has not acknowledged apart', () => {
    expect(unitsByRole(all).map(({ role, open, others }) => [role, open.map((one) => one.unit), others.map((one) => one.unit)])).toEqual([
      ['lead', [], ['乙']],
      ['cooperating', ['甲'], ['丙']],
      ['guiding', ['甲'], []],
    ]);
  });

  it('that have not acknowledged are named once', () => expect(unacknowledged(all)).toEqual(['甲']));
});

it.each([[0, 1000, 500, 0.5], [100, 200, 150, 0.5], [0, 100, 150, 1], [100, 200, 50, 0], [0, 100, null, null], [5, 5, 5, null]])('from %s to %s, %s is %s of the way', (baseline, value, reached, share) => expect(shareOf({ baseline, value }, reached)).toBe(share));

it.each([[820, '820 B'], [12_300, '12 KB'], [3_565_158, '3.4 MB']])('%i bytes are %s', (bytes, words) => expect(sizeOf(bytes)).toBe(words));
