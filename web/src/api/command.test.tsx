import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useCommand } from './command';
import { queryClient } from './queries';

type Give = (about: string) => Promise<unknown>;

function Buttons({ give }: { readonly give: Give }) {
  const command = useCommand({ mutationFn: (about: string) => give(about) });
  return (
    <>
      {['甲', '乙'].map((about) => <button key={about} type="button" onClick={() => command.mutate(about)}>{about}</button>)}
      <p role="status">{command.status}</p>
    </>
  );
}

/** Presses all of them in one moment: nothing is drawn in between. */
const pressed = (...names: readonly string[]) => act(() => names.forEach((name) => screen.getByRole('button', { name }).click()));
const shown = (give: Give) => render(<QueryClientProvider client={queryClient}><Buttons give={give} /></QueryClientProvider>);

it('is given once, however often the button is pressed before it is drawn anew', async () => {
  const given: string[] = [];
  let answer: () => void = () => undefined;
  shown((about) => {
    given.push(about);
    return new Promise<void>((resolve) => (answer = resolve));
  });
  pressed('甲', '甲');
  await waitFor(() => expect(given).toEqual(['甲']));
  pressed('甲');
  act(() => answer());
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('success'));
  expect(given).toEqual(['甲']);
});

it('is given for each thing that it is about', async () => {
  const given: string[] = [];
  shown((about) => Promise.resolve(given.push(about)));
  pressed('甲', '乙', '甲');
  await waitFor(() => expect(given).toEqual(['甲', '乙']));
});

it('may be given again after it failed', async () => {
  const given: string[] = [];
  shown((about) => {
    given.push(about);
    return given.length === 1 ? Promise.reject(new Error('忙')) : Promise.resolve();
  });
  pressed('甲');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('error'));
  pressed('甲');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('success'));
  expect(given).toEqual(['甲', '甲']);
});
