import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { queryClient } from './api/queries';
import { useKept } from './kept';

/** A box whose truth is elsewhere, as on a page that shows what the server has. */
function Box({ keep }: { readonly keep: () => Promise<boolean> }) {
  const [known, know] = useState(false);
  const kept = useKept('plan.1', (_: boolean) => keep(), async (answer) => answer !== undefined && know(answer));
  return <label><input type="checkbox" checked={kept.chosen ?? known} onChange={(event) => kept.choose(event.target.checked)} />双人复核</label>;
}
const shown = (keep: () => Promise<boolean>) => render(<QueryClientProvider client={queryClient}><Box keep={keep} /></QueryClientProvider>);
const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: '双人复核' });

it('shows a choice from the press on, before the server has answered', async () => {
  let answered: (now: boolean) => void = () => undefined;
  shown(() => new Promise((resolve) => (answered = resolve)));
  fireEvent.click(box());
  expect(box().checked).toBe(true);
  await waitFor(() => expect(answered).not.toBeUndefined());
  answered(true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(box().checked).toBe(true);
});

it('takes the choice back when the server refuses it', async () => {
  shown(() => Promise.reject(new Error('拟定人不能交办')));
  fireEvent.click(box());
  expect(box().checked).toBe(true);
  await waitFor(() => expect(box().checked).toBe(false));
});

it('keeps choices that are made quickly one after the other, each over what the one before it has left', async () => {
  const answers: ((now: boolean) => void)[] = [];
  shown(() => new Promise((resolve) => answers.push(resolve)));
  fireEvent.click(box());
  await waitFor(() => expect(answers).toHaveLength(1));
  fireEvent.click(box());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answers).toHaveLength(1);
  answers[0]?.(true);
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(false);
  await waitFor(() => expect(box().checked).toBe(false));
});
