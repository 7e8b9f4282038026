import { FINDING_CODES } from './finding-codes.js';
import { FindingLog, type Doubt } from './finding-log.js';

const DOUBT: Doubt = { code: 'unit-unknown', field: 'item-2.assignments', place: { line: 5, endLine: 5 }, printed: '市政管局', done: '按原文保留' };

describe('FindingLog', () => {
  it('keys findings by code and field, counting from the second of the same', () => {
    const log = new FindingLog();
    log.add(DOUBT);
    log.add({ ...DOUBT, code: 'unit-repeated' });
    log.add({ ...DOUBT, printed: '市委' });
    log.add({ ...DOUBT, field: 'item-3.assignments' });
    expect(log.findings().map(({ key }) => key)).toEqual(['unit-unknown:item-2.assignments', 'unit-repeated:item-2.assignments', 'unit-unknown:item-2.assignments#2', 'unit-unknown:item-3.assignments']);
  });

  it('takes the severity of the code unless the case has its own', () => {
    const log = new FindingLog();
    log.add(DOUBT);
    log.add({ ...DOUBT, severity: 'note', proposal: '登记' });
    expect(log.findings().map(({ severity, proposal }) => [severity, proposal])).toEqual([
      ['blocking', null],
      ['note', '登记'],
    ]);
  });
});

describe('replacing doubts', () => {
  const log = new FindingLog();
  for (const field of ['item-1.assignments', 'item-2.assignments', 'item-9.assignments']) log.add({ ...DOUBT, code: 'no-named-lead', field });
  log.add(DOUBT);

  it('puts one doubt in the place of the first of a code about the given fields and keeps the others', () => {
    log.replace('no-named-lead', ['item-1.assignments', 'item-2.assignments'], { ...DOUBT, code: 'no-named-lead', field: 'plan.items' });
    expect(log.findings().map(({ key }) => key)).toEqual(['no-named-lead:plan.items', 'no-named-lead:item-9.assignments', 'unit-unknown:item-2.assignments']);
  });

  it('adds nothing where there is nothing to replace', () => {
    log.replace('row-shifted', ['item-1.assignments'], { ...DOUBT, code: 'row-shifted' });
    expect(log.findings()).toHaveLength(3);
  });
});

describe('FINDING_CODES', () => {
  it.each(Object.entries(FINDING_CODES))('%s is a kebab-case code with a meaning in Chinese', (code, { meaning }) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(meaning).toMatch(/[\u4e00-\u9fff]{4}/);
  });
});
