import type { Light } from '../domain/obligation/light.js';
import { lightWords } from './light-words.js';

const light = (colour: Light['colour'], provisional = false): Light => ({ colour, reason: '', provisional });
const duty = { done: false, standsStill: true };

describe('the light in a table', () => {
  it.each<[Light, string]>([
    [light('green'), '●正常'],
    [light('green', true), '●正常（暂计）'],
    [light('yellow', true), '▲临期（暂计）'],
    [light('red'), '■逾期'],
    [light('grey'), '○已停表'],
  ])('%j is %s', (given, words) => expect(lightWords(given, duty)).toBe(words));
});
