import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { useAddress } from './address';

function Filters() {
  const [params, change] = useAddress();
  return (
    <>
      <output>{params.toString()}</output>
      <button type="button" onClick={() => { change({ lead: '7' }); change({ item: '4' }); }}>both</button>
      <button type="button" onClick={() => change({ lead: null, item: '' })}>clear</button>
    </>
  );
}

it('keeps two changes of one moment, and what was there before', async () => {
  const user = userEvent.setup();
  render(<MemoryRouter initialEntries={['/plans/1?q=自贸']}><Filters /></MemoryRouter>);
  await user.click(screen.getByRole('button', { name: 'both' }));
  expect(Object.fromEntries(new URLSearchParams(screen.getByRole('status').textContent ?? ''))).toEqual({ q: '自贸', lead: '7', item: '4' });
  await user.click(screen.getByRole('button', { name: 'clear' }));
  expect(Object.fromEntries(new URLSearchParams(screen.getByRole('status').textContent ?? ''))).toEqual({ q: '自贸' });
});
