import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SearchBox } from './search-box';

it('looks for what the input method has finished, not for half of it', () => {
  const onChange = vi.fn();
  render(<SearchBox label="搜索" value="" onChange={onChange} />);
  const box = screen.getByRole('searchbox', { name: '搜索' });
  fireEvent.compositionStart(box);
  fireEvent.change(box, { target: { value: 'zi mao' } });
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.change(box, { target: { value: '自贸' } });
  fireEvent.compositionEnd(box);
  expect(onChange.mock.calls).toEqual([['自贸']]);
  fireEvent.change(box, { target: { value: '自贸区' } });
  expect(onChange).toHaveBeenLastCalledWith('自贸区');
});
