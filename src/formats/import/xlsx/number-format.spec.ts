import { builtInFormat, plainNumber, printedNumber } from './number-format.js';

test.each<[number, string, string]>([
  [5, 'General', '5'],
  [5, '0.00', '5'],
  [0.1 + 0.2, 'General', '0.3'],
  [1234.5, '#,##0.00', '1234.5'],
  [0.05, '0%', '5%'],
  [0.07, '0%', '7%'],
  [0.125, '0%', '12.5%'],
  [7, '000', '007'],
  [300, '0"万元"', '300万元'],
  [300, '"约"0', '约300'],
  [300, '0\\项', '300项'],
  [123456, '0!.0,"万"', '123456'],
  [1.5e-7, '0.00E+00', '0.00000015'],
  [-3, '0;[Red]-0', '-3'],
  [0, '0%', '0%'],
  [12345678901234, 'General', '12345678901234'],
])('C71: %d in the format %s is printed %s', (value, format, words) => {
  expect(printedNumber(value, format, false)).toEqual({ words });
});

test('C71: an id is never printed with an exponent, and digits that are lost already are reported', () => {
  expect(printedNumber(1.1010119900101123e17, 'General', false)).toEqual({ words: '110101199001011000', doubt: 'number-rounded' });
  expect(plainNumber(1e21)).toBe('1000000000000000000000');
});

test.each<[number, string, string]>([
  [46082, 'yyyy/m/d', '2026年3月1日'],
  [46022, 'yyyy"年"m"月"d"日"', '2025年12月31日'],
  [46022, '[$-804]yyyy"年"m"月"', '2025年12月'],
  [46022, 'yyyy年', '2025年'],
  [46022, 'm"月"d"日"', '12月31日'],
  [46022, builtInFormat(14), '2025年12月31日'],
  [46022, builtInFormat(31), '2025年12月31日'],
  [46022, builtInFormat(57), '2025年12月'],
  [46022.75, 'yyyy/m/d h:mm', '2025年12月31日 18:00'],
  [46022.75, 'h:mm', '18:00'],
  [1.5, '[h]:mm', '36:00'],
  [1, 'yyyy/m/d', '1900年1月1日'],
  [59, 'yyyy/m/d', '1900年2月28日'],
  [61, 'yyyy/m/d', '1900年3月1日'],
  [2958465, 'yyyy/m/d', '9999年12月31日'],
])('C70: the serial %d in the format %s is %s', (serial, format, words) => {
  expect(printedNumber(serial, format, false)).toEqual({ words });
});

test('C70: the 1904 system counts from its own day', () => {
  expect(printedNumber(44560, 'yyyy/m/d', true)).toEqual({ words: '2025年12月31日' });
  expect(printedNumber(0, 'yyyy/m/d', true)).toEqual({ words: '1904年1月1日' });
});

test.each([60, -1, 2958466, 0])('C70: the serial %d is no date and is reported', (serial) => {
  expect(printedNumber(serial, 'yyyy/m/d', false).doubt).toBe('date-invalid');
});
