import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { forgetAllDrafts, forgetDraft, storedDraft, textsOfDraft, useDraft, useDraftText, WriterContext } from './draft';

it('puts what was typed over the beginning', () => {
  localStorage.setItem('duban.draft.k', JSON.stringify({ text: '写了一半' }));
  expect(storedDraft('k', { text: '', title: '题' })).toEqual({ text: { text: '写了一半', title: '题' }, restored: true });
  expect(storedDraft('other', { text: '' })).toEqual({ text: { text: '' }, restored: false });
});

it('counts a draft that cannot be read as none', () => {
  localStorage.setItem('duban.draft.k', '{');
  expect(storedDraft('k', { text: '始' })).toEqual({ text: { text: '始' }, restored: false });
});

it('gives the texts of a draft, without choices and files, until it is forgotten', () => {
  localStorage.setItem('duban.draft.k', JSON.stringify({ state: 'onTrack', expectedOn: '2024-12-20', plan: ' ', reason: '不属本单位', files: [{ id: '1' }] }));
  expect(textsOfDraft('k')).toEqual(['不属本单位']);
  forgetDraft('k');
  expect(textsOfDraft('k')).toEqual([]);
});

it('forgets every draft at once, and nothing else', () => {
  localStorage.setItem('duban.draft.report.1', '{"progress":"写了一半"}');
  localStorage.setItem('duban.draft.text.instruction', '请抓紧');
  localStorage.setItem('duban.language', 'en');
  forgetAllDrafts();
  expect(Object.keys(localStorage)).toEqual(['duban.language']);
});

it('keeps one text for the object it is about, over a reload, and nothing where nothing was changed', () => {
  const about = (key: string) => renderHook(({ of }) => useDraftText(of, '原文'), { initialProps: { of: key } });
  const { result, rerender } = about('a');
  expect(result.current.text).toBe('原文');
  act(() => result.current.write('改过'));
  rerender({ of: 'b' });
  expect(result.current.text).toBe('原文');
  expect(about('a').result.current.text).toBe('改过');
  rerender({ of: 'a' });
  act(() => result.current.write('原文'));
  expect(Object.keys(localStorage)).toEqual([]);
});

it('shows what somebody wrote to nobody else in this browser, and to them again when they are back', () => {
  const by = (login: string) => renderHook(() => useDraftText('review.1'), { wrapper: ({ children }: { readonly children: ReactNode }) => createElement(WriterContext, { value: login }, children) });
  const first = by('office.2024-21').result;
  act(() => first.current.write('缺验收意见'));
  expect(by('office.2024-20').result.current.text).toBe('');
  expect(by('office.2024-21').result.current.text).toBe('缺验收意见');
});

describe('a draft over something that somebody else changes meanwhile', () => {
  const START = { title: '小结', text: '一、改造', files: [] as readonly string[] };
  const over = (start = START) => renderHook(({ now }) => useDraft('k', now), { initialProps: { now: start } });

  it('follows where nothing was typed, also part by part', () => {
    const { result, rerender } = over();
    rerender({ now: { ...START, text: '二、课程' } });
    expect(result.current).toMatchObject({ text: { text: '二、课程' }, theirs: null, restored: false });
    act(() => result.current.change({ title: '半年小结' }));
    rerender({ now: { ...START, text: '三、地图' } });
    expect(result.current).toMatchObject({ text: { title: '半年小结', text: '三、地图' }, theirs: null });
  });

  it('keeps what was typed and says what stands there now, until one of them is chosen', () => {
    const { result, rerender } = over();
    act(() => result.current.change({ text: '我写的' }));
    rerender({ now: { ...START, text: '别人写的' } });
    expect([result.current.text.text, result.current.theirs]).toEqual(['我写的', { text: '别人写的' }]);
    act(() => result.current.change({ text: '我又写的' }));
    expect(result.current.theirs).toEqual({ text: '别人写的' });
    act(() => result.current.keep());
    expect([result.current.text.text, result.current.theirs]).toEqual(['我又写的', null]);
    rerender({ now: { ...START, text: '别人再写的' } });
    act(() => result.current.change(result.current.theirs ?? {}));
    expect([result.current.text.text, result.current.theirs]).toEqual(['别人再写的', null]);
  });

  it('knows it after a reload as well, and not of a draft that says not what it was typed over', () => {
    const { result } = over();
    act(() => result.current.change({ text: '我写的' }));
    expect(over({ ...START, text: '别人写的' }).result.current).toMatchObject({ text: { text: '我写的' }, restored: true, theirs: { text: '别人写的' } });
    localStorage.setItem('duban.draft.k', JSON.stringify({ text: '早先写的' }));
    expect(over({ ...START, text: '别人写的' }).result.current).toMatchObject({ text: { text: '早先写的' }, restored: true, theirs: null });
  });

  it('is no other\'s once it was sent: what stands there is what was typed', () => {
    const { result, rerender } = over();
    act(() => result.current.change({ text: '我写的', files: ['1'] }));
    rerender({ now: { ...START, text: '我写的' } });
    expect([result.current.theirs, result.current.text.files]).toEqual([null, ['1']]);
    act(() => result.current.discard());
    expect([result.current.text, localStorage.getItem('duban.draft.k')]).toEqual([{ ...START, text: '我写的' }, null]);
  });
});
