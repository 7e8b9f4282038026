import { act as acting, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD_SECONDS, useHeld } from './held';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const held = () => {
  const sent: [string, boolean][] = [];
  const { result, unmount } = renderHook(() => useHeld<{ readonly words: string; readonly go: (leaving: boolean) => void }>());
  const hold = (words: string): void => acting(() => result.current.hold({ words, go: (leaving) => sent.push([words, leaving]) }));
  const wait = (seconds: number): void => acting(() => void vi.advanceTimersByTime(seconds * 1_000));
  return { sent, result, unmount, hold, wait };
};

describe('an act that waits', () => {
  it('waits, then is sent once', () => {
    const { sent, result, hold, wait } = held();
    hold('签收');
    wait(HOLD_SECONDS - 1);
    expect([sent, result.current.act?.words]).toEqual([[], '签收']);
    wait(1);
    expect([sent, result.current.act]).toEqual([[['签收', false]], null]);
    wait(HOLD_SECONDS);
    expect(sent).toHaveLength(1);
  });

  it('is never sent once taken back', () => {
    const { sent, result, hold, wait } = held();
    hold('签收');
    acting(() => void result.current.takeBack());
    wait(HOLD_SECONDS * 2);
    expect([sent, result.current.act]).toEqual([[], null]);
  });

  it('goes out at once when the next one comes', () => {
    const { sent, result, hold } = held();
    hold('一');
    hold('二');
    expect([sent, result.current.act?.words]).toEqual([[['一', false]], '二']);
  });

  it('goes out when its part of the page is left, and outlives a page that is left', () => {
    const one = held();
    one.hold('一');
    one.unmount();
    expect(one.sent).toEqual([['一', false]]);
    const other = held();
    other.hold('二');
    acting(() => void window.dispatchEvent(new Event('pagehide')));
    other.unmount();
    expect(other.sent).toEqual([['二', true]]);
  });
});
