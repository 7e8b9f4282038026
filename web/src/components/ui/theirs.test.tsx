import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { Theirs } from './theirs';

it('shows what somebody else wrote, part by part, and leaves the choice', async () => {
  const [onTake, onKeep] = [vi.fn(), vi.fn()];
  render(<LanguageProvider><Theirs parts={[{ label: '正文', words: '别人写的' }, { label: '标题', words: '' }]} onTake={onTake} onKeep={onKeep} /></LanguageProvider>);
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('你写的时候，这里被改了。现在是：正文 别人写的标题 （空）');
  await userEvent.click(within(alert).getByRole('button', { name: '用我写的' }));
  await userEvent.click(within(alert).getByRole('button', { name: '用现在的' }));
  expect([onTake.mock.calls.length, onKeep.mock.calls.length]).toEqual([1, 1]);
});

it('is not there where nothing was changed', () => {
  render(<LanguageProvider><Theirs parts={[]} onTake={vi.fn()} onKeep={vi.fn()} /></LanguageProvider>);
  expect(screen.queryByRole('alert')).toBeNull();
});
