import type { FindingCode } from '../../../domain/document/finding-codes.js';

/** A number in the words the sheet shows; `doubt` where the stored number cannot be what was meant. */
export interface PrintedNumber {
  readonly words: string;
  readonly doubt?: FindingCode;
}

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30), those from 27 on as Chinese editions show them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'm/d/yy',
  31: 'yyyy年m月d日',
  32: 'h时mm分',
  33: 'h时mm分ss秒',
  34: '上午/下午h时mm分',
  35: '上午/下午h时mm分ss秒',
  36: 'yyyy年m月',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: '上午/下午h时mm分',
  56: '上午/下午h时mm分ss秒',
  57: 'yyyy年m月',
  58: 'm月d日',
};

/** Literal text, escapes, padding and brackets (colour, language) say nothing about the kind of a number. */
const NO_PLACEHOLDER = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;
const LITERALS = '((?:"[^"]*"|\\\\.)*)';
const WITH_LITERALS = new RegExp(`^${LITERALS}([#0?,.]*[#0?])(%?)${LITERALS}$`);
/** From here on a double no longer holds every digit, and Excel keeps 15. */
const MOST_EXACT = 1e15;
const LAST_SERIAL = 2_958_465;
const SECONDS_PER_DAY = 86_400;
/** Days from 1900-01-01 to 1904-01-01 as Excel counts them. */
const DAYS_TO_1904 = 1_462;
/** Excel takes 1900 for a leap year, as Lotus 1-2-3 did. */
const FALSE_LEAP_DAY = 60;

/** The format a file names by number, 'General' where the number has no meaning of its own. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** A stored number as its format shows it: dates as 2025年12月31日, percentages as 5%, everything else in plain digits without exponent. */
export function printedNumber(value: number, format: string, date1904: boolean): PrintedNumber {
  const section = format.split(';')[0] ?? '';
  if (/\[[hms]+\]/i.test(section)) return { words: elapsed(value) };
  const placeholders = section.replace(NO_PLACEHOLDER, '');
  if (/[ymdhs]/i.test(placeholders) && !/general/i.test(placeholders)) return printedDate(value, placeholders, date1904);
  if (Number.isInteger(value) && Math.abs(value) >= MOST_EXACT) return { words: plainNumber(value), doubt: 'number-rounded' };
  const shape = WITH_LITERALS.exec(section.replace(/\[[^\]]*\]|_.|\*./g, ''));
  const percent = shape ? shape[3] === '%' : placeholders.includes('%');
  const digits = percent ? `${plainNumber(value * 100)}%` : padded(plainNumber(value), shape?.[2] ?? '');
  return { words: shape && value >= 0 ? `${literal(shape[1])}${digits}${literal(shape[4])}` : digits };
}

/** The digits of a number to the 15 places Excel keeps, never with an exponent. */
export function plainNumber(value: number): string {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential(14).split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  if (digits === '') return '0';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return digits.length > exponent + 1 ? `${sign}${whole}.${digits.slice(exponent + 1)}` : `${sign}${whole}`;
}

/** 007 where the format is 000. */
function padded(digits: string, shape: string): string {
  return /^0{2,}$/.test(shape) && /^\d+$/.test(digits) ? digits.padStart(shape.length, '0') : digits;
}

function literal(written: string | undefined): string {
  return (written ?? '').replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '');
}

function elapsed(value: number): string {
  const minutes = Math.round(value * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Shows no more of a date than the format does: a month stays a month, 6月30日 gets no year. */
function printedDate(serial: number, placeholders: string, date1904: boolean): PrintedNumber {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const day = Math.floor(seconds / SECONDS_PER_DAY) + (date1904 ? DAYS_TO_1904 : 0);
  const clock = clockWords(seconds - Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY);
  const [year, date, time] = [/y/i, /d/i, /[hs]/i].map((sign) => sign.test(placeholders));
  if (time && !year && !date) return { words: clock };
  if (seconds < 0 || day < 1 || day > LAST_SERIAL) return { words: plainNumber(serial), doubt: 'date-invalid' };
  if (day === FALSE_LEAP_DAY) return { words: '1900年2月29日', doubt: 'date-invalid' };
  const real = new Date(Date.UTC(1899, 11, day > FALSE_LEAP_DAY ? 30 : 31) + day * SECONDS_PER_DAY * 1000);
  const words = { year: `${real.getUTCFullYear()}年`, month: `${real.getUTCMonth() + 1}月`, day: `${real.getUTCDate()}日` };
  const month = /m/i.test(placeholders);
  // A lone day of the month (d) or weekday says less than a reader needs.
  const shown = [year || !month ? words.year : '', month || date ? words.month : '', date ? words.day : ''].join('');
  return { words: time && clock !== '0:00' ? `${shown} ${clock}` : shown };
}

function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
}
