import { expect, it } from '@jest/globals';
import { among } from './among.js';

it('asks for one value as one and for none or several as a list', () => {
  expect(among('assignment.id', ['7'], '$1')).toEqual({ condition: 'assignment.id = $1::bigint', value: '7', suffix: '-one' });
  expect(among('kind', ['completion', 'report'], '$3', 'text')).toEqual({ condition: 'kind = any($3::text[])', value: ['completion', 'report'], suffix: '' });
  expect(among('assignment.id', [], '$1')).toEqual({ condition: 'assignment.id = any($1::bigint[])', value: [], suffix: '' });
});
