import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { queryClient } from '../../api/queries';
import { staged } from '../../test-stage';
import { CheckStep } from './check-step';
import type { DraftView, Finding } from './draft-view';
import { draft } from './queries';
import { aDraft, aFinding, anItem, aView } from './sample-draft';

const ITEMS = ['1', '2', '3', '4'];
const put = (id: string): string => `/api/v1/documents/18/findings/${id}/decision`;
const tab = () => screen.getByRole('button', { name: /^待处理/ });
const looksAt = (number: string) => within(screen.getByRole('region', { name: '正在看的疑点' })).findByRole('heading', { name: new RegExp(`第 ${number} 项`) });

/** Four doubts; each decision answers with the whole draft as the server has it then. */
function step(address = '/', refused?: string) {
  const decided = new Set<string>();
  const view = () => aView(aDraft({ items: ITEMS.map((number) => anItem({ key: `item-${number}`, number })) }), ITEMS.map((id): Finding => aFinding({
    id, key: `deadline-past:item-${id}.deadline`, field: `item-${id}.deadline`, ...(decided.has(id) && { decision: 'acceptProposal', decidedBy: '办公室', decidedAt: '2024-07-05T09:00:00+08:00' }),
  })));
  const answers = ITEMS.flatMap((id) => [
    [`PUT ${put(id)}`, () => { if (id === refused) return 409; decided.add(id); return view(); }],
    [`DELETE ${put(id)}`, () => { decided.delete(id); return view(); }],
  ]);
  function Step() {
    const { data } = useQuery({ ...draft('18'), initialData: view(), staleTime: Infinity });
    return <CheckStep view={data as DraftView} />;
  }
  const sent = staged(<Step />, { 'GET /api/v1/units': [], 'GET /api/v1/source-documents/2/lines': [], ...Object.fromEntries(answers) as Record<string, unknown> }, address);
  return { decisions: () => sent.filter(({ path }) => path.endsWith('/decision')).map(({ method, path }) => `${method} ${path.split('/').at(-2) ?? ''}`), user: userEvent.setup() };
}

it('hears a key in the very moment the next doubt is shown: nothing that was pressed is lost', async () => {
  const { decisions } = step();
  const press = (): void => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  const count = tab();
  let shown = count.textContent;
  const watch = new MutationObserver(() => {
    if (count.textContent === shown) return;
    shown = count.textContent;
    press();
  });
  watch.observe(count, { subtree: true, childList: true, characterData: true });
  press();
  await waitFor(() => expect(tab().textContent).toBe('待处理 0'));
  watch.disconnect();
  expect(decisions()).toEqual(['PUT 1', 'PUT 2', 'PUT 3', 'PUT 4']);
  expect(queryClient.isMutating()).toBe(0);
});

it('decides one doubt once, however often the key is pressed', async () => {
  const { decisions, user } = step();
  await user.keyboard('aa');
  await waitFor(() => expect(tab().textContent).toBe('待处理 3'));
  expect(decisions()).toEqual(['PUT 1']);
});

it('goes on to the next doubt, at the end to the one before; the decision is taken back from where it was said', async () => {
  const { decisions, user } = step('/?finding=3');
  await user.keyboard('a');
  await looksAt('4');
  await user.keyboard('a');
  await looksAt('2');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await looksAt('4');
  expect(await screen.findByText('已撤回对“第 4 项 完成时限”的决定。')).toBeTruthy();
  expect(decisions()).toEqual(['PUT 3', 'PUT 4', 'DELETE 4']);
});

it('a decision that is refused stays undecided and says why', async () => {
  const { decisions, user } = step('/', '1');
  await user.keyboard('a');
  expect((await screen.findByRole('alert')).textContent).toContain('内容已被他人修改。');
  await looksAt('1');
  expect(tab().textContent).toBe('待处理 4');
  await user.keyboard('x');
  await looksAt('2');
  await user.keyboard('a');
  await looksAt('3');
  expect(decisions()).toEqual(['PUT 1', 'PUT 2']);
});
