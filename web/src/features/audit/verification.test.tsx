import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { queryClient } from '../../api/queries';
import { staged } from '../../test-stage';
import { Verification } from './verification';

const SOUND = { intact: true, rows: 12, from: '1', to: '12', head: '12:ab', finished: true, problem: null };
const press = () => userEvent.setup().click(screen.getByRole('button', { name: '核对审计链' }));

it('says from where to where the chain is whole, and gives its end to be noted down', async () => {
  staged(<Verification onSee={() => undefined} />, { 'GET /api/v1/audit/verification': SOUND });
  await press();
  expect(await screen.findByText(/核对了 12 条，序号 1 至 12/)).toBeTruthy();
  expect(screen.getByRole('status', { name: '链尾' }).textContent).toBe('12:ab');
});

it('goes on behind each part until the end, and counts them together', async () => {
  const asked: string[] = [];
  staged(<Verification onSee={() => undefined} />, {});
  vi.stubGlobal('answerOf', (request: Request) => {
    const after = new URL(request.url).searchParams.get('after');
    asked.push(after ?? '');
    return Promise.resolve(Response.json(after === null ? { ...SOUND, rows: 5, to: '5', head: '5:cd', finished: false } : { ...SOUND, rows: 7, from: '6' }));
  });
  queryClient.clear();
  await press();
  expect(await screen.findByText(/核对了 12 条，序号 1 至 12/)).toBeTruthy();
  expect(asked).toEqual(['', '5:cd']);
});

it('names the first broken row and leads to it', async () => {
  const see = vi.fn();
  staged(<Verification onSee={see} />, { 'GET /api/v1/audit/verification': { ...SOUND, intact: false, rows: 6, to: '6', problem: { fault: 'changed', sequence: '7', entryId: '70', detail: '内容与写入时的摘要不符。' } } });
  await press();
  expect(await screen.findByText(/序号 7 被改动/)).toBeTruthy();
  expect(screen.queryByRole('status', { name: '链尾' })).toBeNull();
  await userEvent.setup().click(screen.getByRole('button', { name: '看这一条' }));
  expect(see).toHaveBeenCalledWith('70');
});
