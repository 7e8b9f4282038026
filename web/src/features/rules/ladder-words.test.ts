import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { zh } from '../../i18n/zh';
import { usedFor, whenWords } from './ladder-words';
import { mayLoadCalendar, viewsOf } from './views';

it.each([
  [{ count: -3, unit: 'working' }, '到期前 3 个工作日', '3 working days before the due day'],
  [{ count: 0, unit: 'working' }, '到期当天', 'On the due day'],
  [{ count: 8, unit: 'calendar' }, '逾期 8 个自然日', '8 days overdue'],
] as const)('says when a rung of %j comes', (offset, chinese, english) => {
  expect(whenWords(offset, zh.rules)).toBe(chinese);
  expect(whenWords(offset, en.rules)).toBe(english);
});

it('names what uses a ladder by default', () => {
  const defaults = { acknowledgement: 'acknowledgement', summary: 'standard', itemCompletion: 'standard', brandNew: 'standard' };
  expect(usedFor('standard', defaults, zh)).toEqual(['总结报送', '事项办结', 'brandNew']);
  expect(usedFor('other', defaults, zh)).toEqual([]);
});

describe('what of the rules a post sees', () => {
  it.each([
    ['officeClerk', ['ladders', 'calendar', 'channels', 'deliveries']],
    ['unitHead', ['ladders', 'calendar', 'channels']],
    ['liaison', ['ladders', 'calendar']],
    ['leader', ['ladders', 'calendar']],
    ['systemAdministrator', ['calendar', 'deliveries', 'freeze']],
    ['securityAdministrator', ['calendar']],
    ['auditor', ['calendar']],
  ] as const)('%s', (role, views) => expect(viewsOf(role)).toEqual(views));

  it('years are loaded by offices and the system administrator', () => {
    expect((['officeClerk', 'officeDirector', 'systemAdministrator', 'unitHead', 'leader', 'auditor'] as const).filter(mayLoadCalendar)).toEqual(['officeClerk', 'officeDirector', 'systemAdministrator']);
  });
});
