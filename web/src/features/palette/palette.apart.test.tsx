import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { SessionContext } from '../shell/session';
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

const sessionOf = (role: 'leader' | 'officeClerk' | 'liaison') => {
  const post = { postId: '1', role, unitId: null, unit: null, leadingGroupId: null, leadingGroup: null };
  return { person: { login: role, displayName: '某人', post, posts: [post] }, demo: true, today: '2024-07-05' };
};
const opened = async (role: 'leader' | 'officeClerk' | 'liaison' = 'leader') => {
  const user = userEvent.setup();
  render(<LanguageProvider><QueryClientProvider client={new QueryClient()}><MemoryRouter initialEntries={['/brief']}><SessionContext value={sessionOf(role)}><PaletteButton /><Where /></SessionContext></MemoryRouter></QueryClientProvider></LanguageProvider>);
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('searchbox');
  return { user, field };
};

it('opens with Ctrl K, finds, and goes to an item by keys alone', async () => {
  const { user } = await opened();
  await user.keyboard('swj');
  await screen.findByRole('option', { name: /吴家山国际陆港.*43/ });
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith('swj'));
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

it('offers the pages and the verbs of a person before anything is typed, and finds pages by their initials', async () => {
  const { field } = await opened('officeClerk');
  const names = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
  await screen.findByRole('option', { name: '驾驶舱' });
  expect(names()).toEqual(expect.arrayContaining(['催办再写序号或文字', '导入方案', '规则与日历']));
  expect(names().join('')).not.toMatch(/批示再写|签收|操作日志/);
  expect(screen.getByRole('status').textContent).toContain('动词在前：催办 44');
  fireEvent.change(field, { target: { value: 'tyrl' } });
  await waitFor(() => expect(screen.queryByRole('option', { name: '驾驶舱' })).toBeNull());
  fireEvent.click(screen.getByRole('option', { name: '推演日历' }));
  expect(await screen.findByText('在 /rehearsal')).toBeTruthy();
});

it.each([
  ['officeClerk', '催办 44', '44', '/tasks/111?do=urge'],
  ['officeClerk', 'cb 第44项', '44', '/tasks/111?do=urge'],
  ['leader', '批示 陆港', '陆港', '/tasks/111?do=instruct'],
  ['liaison', '更新进展 43', '43', '/my-unit?item=111&form=report'],
] as const)('takes the verb of %s in “%s” to where it is done', async (role, typed, about, address) => {
  const { user, field } = await opened(role);
  fireEvent.change(field, { target: { value: typed } });
  await user.click(await screen.findByRole('option', { name: /吴家山国际陆港/ }));
  expect(asked).toHaveBeenLastCalledWith(about);
  expect(await screen.findByText(`在 ${address}`)).toBeTruthy();
});

it('does not take the verb of somebody else: the words are looked for', async () => {
  const { field } = await opened('liaison');
  fireEvent.change(field, { target: { value: '批示 44' } });
  await screen.findByRole('option', { name: /吴家山国际陆港/ });
  expect(asked).toHaveBeenLastCalledWith('批示 44');
});

it('a verb that is chosen waits for what it is about', async () => {
  const { user, field } = await opened('officeClerk');
  await user.click(await screen.findByRole('option', { name: /^催办/ }));
  expect(field).toHaveProperty('value', '催办 ');
});
