import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { PaletteButton } from './palette-button';

const FOUND = {
  plans: [{ planId: '4', documentNumber: '武政办〔2024〕19号', title: '2号议案办理工作方案', shortName: '2号议案' }],
  units: [{ unitId: '29', unit: '市商务局' }],
  items: [{ itemId: '111', planId: '6', documentNumber: '武政办〔2024〕21号', number: '43', text: '规划建设吴家山国际陆港', status: 'issued', statusTitle: '已交办' }],
  nextCursor: null,
};
const PLANS = { rows: [{ id: '6', title: '外经贸载体创新提能', shortName: '外经贸', documentNumber: '武政办〔2024〕21号' }], nextCursor: null };
const asked = vi.hoisted(() => vi.fn());

vi.mock('../../api/client', async (original) => ({
  ...(await original<typeof import('../../api/client')>()),
  get: (path: string, { params }: { readonly params: { readonly query: { readonly q?: string } } }) => {
    if (path.endsWith('/search')) asked(params.query.q);
    return Promise.resolve({ data: path.endsWith('/search') ? FOUND : PLANS, response: new Response() });
  },
}));

beforeEach(() => asked.mockClear());

function Where() {
  const { pathname, search } = useLocation();
  return <p>{`在 ${pathname}${decodeURIComponent(search)}`}</p>;
}

const opened = async () => {
  const user = userEvent.setup();
  render(<LanguageProvider><QueryClientProvider client={new QueryClient()}><MemoryRouter initialEntries={['/brief']}><PaletteButton /><Where /></MemoryRouter></QueryClientProvider></LanguageProvider>);
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('searchbox');
  return { user, field };
};

it('opens with Ctrl K, finds, and goes to an item by keys alone', async () => {
  const { user } = await opened();
  await user.keyboard('swj');
  await screen.findByRole('option', { name: /吴家山国际陆港.*43/ });
  expect(asked).toHaveBeenLastCalledWith('swj');
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  const [last] = [...screen.getAllByRole('option')].reverse();
  expect(last?.getAttribute('data-focused')).toBe('true');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('在 /tasks/111')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks in which plan the lines of a unit shall be shown', async () => {
  const { user } = await opened();
  await user.keyboard('swj');
  await user.click(await screen.findByRole('option', { name: /市商务局/ }));
  await user.click(await screen.findByRole('option', { name: /外经贸/ }));
  expect(await screen.findByText('在 /plans/6?q=市商务局')).toBeTruthy();
});

it('leads to a unit in the directory', async () => {
  const { user } = await opened();
  await user.keyboard('swj');
  await user.click(await screen.findByRole('option', { name: /市商务局/ }));
  await user.click(await screen.findByRole('option', { name: '在单位目录里看它' }));
  expect(await screen.findByText('在 /units/29')).toBeTruthy();
});

it('does not look for half a word of the input method', async () => {
  const { field } = await opened();
  fireEvent.compositionStart(field);
  fireEvent.change(field, { target: { value: 'shang' } });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: '商务' } });
  fireEvent.compositionEnd(field);
  await screen.findByRole('option', { name: /市商务局/ });
  expect(asked.mock.calls).toEqual([['商务']]);
});

it('shows the keys with a question mark and closes with Esc', async () => {
  const user = userEvent.setup();
  render(<LanguageProvider><MemoryRouter initialEntries={['/info']}><PaletteButton /></MemoryRouter></LanguageProvider>);
  await user.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: '快捷键' });
  expect(dialog.textContent).toContain('在各格之间移动');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
