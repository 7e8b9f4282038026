import { plainPhrase } from './calendar-point.js';
import { readRelative } from './relative-phrase.js';

const issued = { year: 2024, issuedOn: '2024-03-07' };
const read = (words: string, context = issued as { year: number; issuedOn?: string | null }): ReturnType<typeof readRelative> => readRelative(plainPhrase(words), context);

describe('readRelative', () => {
  it.each([
    ['3年内', 3, 'year', '', '2027-03-07'],
    ['三年内', 3, 'year', '', '2027-03-07'],
    ['两年以内', 2, 'year', '', '2026-03-07'],
    ['半年内', 6, 'month', '', '2024-09-07'],
    ['三个月内', 3, 'month', '', '2024-06-07'],
    ['30日内', 30, 'day', '', '2024-04-06'],
    ['2周内', 14, 'day', '', '2024-03-21'],
    ['自印发之日起30日内', 30, 'day', '印发之日', '2024-04-06'],
    ['自本通知印发之日起三十日内', 30, 'day', '本通知印发之日', '2024-04-06'],
    ['印发后1个月内', 1, 'month', '印发', '2024-04-07'],
    ['方案发布后6个月内', 6, 'month', '方案发布', '2024-09-07'],
  ])('%s counts %i %s from "%s" and ends on %s', (words, count, unit, from, dueOn) => expect(read(words)).toEqual({ span: { count, unit, from }, dueOn }));

  it.each([
    ['收到通知后15个工作日内', 15, 'workingDay', '收到通知'],
    ['收到通知后十五个工作日内', 15, 'workingDay', '收到通知'],
    ['自印发之日起5个工作日内', 5, 'workingDay', '印发之日'],
    ['会议召开后10天内', 10, 'day', '会议召开'],
    ['自施行之日起1年内', 1, 'year', '施行之日'],
  ])('%s has no day: working days need the calendar, other beginnings a date', (words, count, unit, from) => expect(read(words)).toEqual({ span: { count, unit, from }, dueOn: null }));

  it('gives no day where the date of the document is not known', () => {
    expect(read('3年内', { year: 2024 })?.dueOn).toBeNull();
    expect(read('3年内', { year: 2024, issuedOn: null })?.dueOn).toBeNull();
  });

  it('ends a span of months on the last day of a shorter month', () => expect(read('1个月内', { year: 2024, issuedOn: '2024-01-31' })?.dueOn).toBe('2024-02-29'));

  it.each(['2024年内', '24年内', '0日内', '半个月内', '年内', '3年', '收到通知15个工作日内', '内', '3月内'])('%s states no span', (words) => expect(read(words)).toBeNull());
});
