import { validateSync } from 'class-validator';
import { IsIdentifier } from './is-prose.decorator.js';

class Named {
  @IsIdentifier('name（名称）')
  name: unknown;
}
const isTaken = (name: unknown): boolean => validateSync(Object.assign(new Named(), { name })).length === 0;

it.each(['市商务局', 'commerce-bureau', '𠮷林街道', '\ue000镇', '市 商务局'])('%j names something', (name) => {
  expect(isTaken(name)).toBe(true);
});

it.each([['C17 turned round', '清单\u202eslx'], ['C17 of no width', '市商\u200b务局'], ['C17 half a character', '\ud83d'], ['C16 NUL', 'a\u0000'], ['C33 a line break', 'a\r\nb'], ['C24 nothing', ''], ['C24 spaces', ' \u3000'], ['a number', 5], ['null', null]])('%s names nothing', (_, name) => {
  expect(isTaken(name)).toBe(false);
});
