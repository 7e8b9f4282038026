import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { ClosingReview } from './closing-review';
import type { ReviewMatter } from './review-matters';

const MATTER = { key: 'item-71', kind: 'closing', subjectId: '71', itemId: '71', number: '3', unit: '东湖高新区管委会' } as ReviewMatter;
const unit = (id: string, name: string, status = 'completed') => ({ id, unit: name, role: 'lead', status, allowed: [], refused: [] });
const item = (parts: object) => ({
  itemId: '71', position: 3, number: '3', headings: [], text: '开展试点', targets: [], deadlineWords: '2024年12月', status: 'completed', standsStill: false, light: { colour: 'green', reason: '', provisional: false }, version: 7, verified: true, completionClaims: [],
  attachments: { total: 0, latest: [] }, assignmentsOfUnits: [unit('1', '东湖高新区管委会'), unit('2', '市委金融办'), unit('3', '市投资促进局', 'withdrawn'), unit('4', '东湖高新区管委会')], allowed: ['verify', 'closeOut', 'reopen'], refused: [], ...parts,
});
const shown = (parts: object) => {
  const onDone = vi.fn();
  const sent = staged(<ClosingReview matter={MATTER} onDone={onDone} onOpenItem={vi.fn()} />, {
    'GET /api/v1/items/71': item(parts),
    'GET /api/v1/items/71/thread': { entries: [{ kind: 'itemChanged', id: '1', title: '', at: '2024-05-14T01:00:00.000Z', unit: null, person: '张三', words: '现场看过，属实。', detail: { change: 'verified' } }], nextCursor: null },
    'POST /api/v1/items/71/close-out': {},
    'POST /api/v1/items/71/verification': {},
  });
  return { sent, onDone };
};

it('strikes off after a look at who will be told, each unit once', async () => {
  const { sent, onDone } = shown({});
  const user = userEvent.setup();
  expect(await screen.findByText('现场看过，属实。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '销号…' }));
  const dialog = within(screen.getByRole('dialog', { name: '销号 第 3 项' }));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['东湖高新区管委会', '市委金融办']);
  expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(dialog.getByRole('button', { name: '销号' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('销号'));
  const post = sent.find(({ method }) => method === 'POST');
  expect([post?.path, post?.headers.get('if-match')]).toEqual(['/api/v1/items/71/close-out', '"v7"']);
});

it('says why one person may not both verify and strike off', async () => {
  const reason = '该方案实行双人复核：核查是你办理的，“销号”须由办公室另一人办理。';
  shown({ allowed: ['reopen'], refused: [{ command: 'closeOut', title: '销号', reason }] });
  expect((await screen.findByRole('button', { name: '销号…', description: reason })).getAttribute('aria-disabled')).toBe('true');
});

it('asks what was seen before it records a verification', async () => {
  const { sent } = shown({ verified: false, allowed: ['verify', 'reopen'] });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /登记核查/ }));
  expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  await user.keyboard('看了台账');
  await user.click(screen.getByRole('button', { name: /登记核查/ }));
  await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ note: '看了台账' }));
});
