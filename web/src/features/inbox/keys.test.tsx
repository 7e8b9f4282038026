import { expect, it } from 'vitest';
import { keyOf } from './keys';

const pressed = (key: string, parts: Partial<KeyboardEvent> = {}) => keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target: document.body, ...parts });
const within = (html: string, selector: string): Element => {
  document.body.innerHTML = html;
  return document.querySelector(selector) as Element;
};

it.each([['1', '1'], ['2', '2'], ['n', 'N'], ['E', 'E'], ['j', 'J'], ['k', 'K'], ['x', null], ['Enter', null]])('%s is the key %s', (key, expected) => {
  expect(pressed(key)).toBe(expected);
});

it('leaves the keys to whoever types, holds another key, or writes with an input method', () => {
  expect([pressed('n', { ctrlKey: true }), pressed('n', { metaKey: true }), pressed('n', { altKey: true }), pressed('n', { isComposing: true })]).toEqual([null, null, null, null]);
  expect(pressed('n', { target: within('<textarea></textarea>', 'textarea') })).toBeNull();
  expect(pressed('n', { target: within('<input type="text">', 'input') })).toBeNull();
  expect(pressed('n', { target: within('<div role="dialog"><button>x</button></div>', 'button') })).toBeNull();
});

it('works on a checkbox and on a button', () => {
  expect(pressed('j', { target: within('<input type="checkbox">', 'input') })).toBe('J');
  expect(pressed('j', { target: within('<button>x</button>', 'button') })).toBe('J');
});
