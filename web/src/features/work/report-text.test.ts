import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { isUnchanged, reportBody, startOf, withInput } from './report-text';

const FORM: Schemas['ReportFormResponse'] = {
  version: 3,
  last: { state: 'behind', progress: '已有706家', problems: '缺人', nextSteps: '', reportedAt: '2024-03-05T08:00:00Z' },
  targets: [{ position: 1, words: '900家以上', value: 900, unit: '家', lastValue: 706, lastOn: '2024-03-05' }, { position: 2, words: '1亿元', value: 1, unit: '亿元', lastValue: null, lastOn: null }],
  inputs: [],
};

it('begins with the last report and its figures', () => {
  expect(startOf(FORM)).toEqual({ state: 'behind', progress: '已有706家', problems: '缺人', nextSteps: '', values: { '1': '706' }, usedInputIds: [], files: [] });
  expect(startOf({ ...FORM, last: null, targets: [] })).toMatchObject({ state: 'onTrack', progress: '', values: {} });
});

describe('isUnchanged', () => {
  const start = startOf(FORM);
  it.each([
    ['nothing', {}, true],
    ['the state', { state: 'onTrack' }, false],
    ['a figure', { values: { '1': '731' } }, false],
    ['a figure that was not there', { values: { '1': '706', '2': '0.4' } }, false],
    ['a figure emptied that was empty', { values: { '1': '706', '2': '' } }, true],
    ['a file', { files: [{ id: '9', name: 'a.pdf', bytes: 1 }] }, false],
  ] as const)('after changing %s', (_name, parts, expected) => {
    expect(isUnchanged({ ...start, ...parts }, start)).toBe(expected);
  });
});

it('takes an input up below what stands there and notes it as used', () => {
  const start = startOf(FORM);
  expect(withInput(start, { id: '7', unit: '市经信局', text: '完成20家' })).toEqual({ progress: '已有706家\n市经信局：完成20家', usedInputIds: ['7'] });
  expect(withInput({ ...start, progress: ' ' }, { id: '7', unit: '市经信局', text: '完成20家' }).progress).toBe('市经信局：完成20家');
});

it('sends trimmed texts, and figures only where one stands', () => {
  const body = reportBody({ ...startOf(FORM), progress: ' 好 ', values: { '1': '731', '2': ' ', '3': '几' }, usedInputIds: ['7'], files: [{ id: '9', name: 'a.pdf', bytes: 1 }] });
  expect(body).toEqual({ state: 'behind', progress: '好', problems: '缺人', nextSteps: '', targetValues: [{ position: 1, value: 731 }], usedInputIds: ['7'], attachmentIds: ['9'] });
});
