import { render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, it, vi } from 'vitest';
import { keyOf, useKeys } from './keys';

const pressed = (key: string, parts: Partial<KeyboardEvent> = {}) => keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target: document.body, ...parts });
const within = (html: string, selector: string): Element => {
  document.body.innerHTML = html;
  return document.querySelector(selector) as Element;
};

it.each([['1', '1'], ['N', 'n'], ['j', 'j'], ['/', '/'], ['Enter', 'enter']])('%s is the key %s', (key, expected) => {
  expect(pressed(key)).toBe(expected);
});

it('leaves the keys to whoever types, holds another key, or writes with an input method', () => {
  expect([pressed('n', { ctrlKey: true }), pressed('n', { metaKey: true }), pressed('n', { altKey: true }), pressed('n', { isComposing: true })]).toEqual([null, null, null, null]);
  expect(pressed('n', { target: within('<textarea></textarea>', 'textarea') })).toBeNull();
  expect(pressed('n', { target: within('<input type="text">', 'input') })).toBeNull();
  expect(pressed('n', { target: within('<div role="dialog"><button>x</button></div>', 'button') })).toBeNull();
});

it('works on a checkbox and on a button', () => {
  expect(pressed('j', { target: within('<input type="checkbox">', 'input') })).toBe('j');
  expect(pressed('j', { target: within('<button>x</button>', 'button') })).toBe('j');
});

it('is heard from the moment the page shows what is acted on, and by what it shows then', () => {
  const press = vi.fn();
  function Matter({ name }: { readonly name: string }) {
    useKeys({ a: () => press(name) });
    return <p>{name}</p>;
  }
  function PressedAtOnce({ name }: { readonly name: string }) {
    useLayoutEffect(() => {
      for (const key of ['a', 'b']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }, [name]);
    return null;
  }
  const shown = (name: string, key: string) => <><Matter key={key} name={name} /><PressedAtOnce name={name} /></>;
  const { rerender } = render(shown('one', '1'));
  rerender(shown('two', '2'));
  rerender(shown('the same otherwise', '2'));
  expect(press.mock.calls).toEqual([['one'], ['two'], ['the same otherwise']]);
});

it('acts once for a key that is held down, but walks on', () => {
  const [decide, walk] = [vi.fn(), vi.fn()];
  function Matter() {
    useKeys({ 1: decide, j: walk });
    return null;
  }
  render(<Matter />);
  for (const key of ['1', 'j']) for (const repeat of [false, true, true]) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }));
  expect([decide.mock.calls.length, walk.mock.calls.length]).toEqual([1, 3]);
});
