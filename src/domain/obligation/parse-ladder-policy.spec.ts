import { readFileSync } from 'node:fs';
import { ladderNamed } from './ladder.js';
import { OBLIGATION_KINDS } from './obligation.js';
import { parseLadderPolicy } from './parse-ladder-policy.js';

type Plain = { [field: string]: unknown };

const remind = (code: string, count: number, unit = 'working'): Plain => ({ code, offset: { count, unit }, action: 'remind', audience: ['liaison'], delivery: 'digest' });
const ladder = (...rungs: Plain[]): Plain => ({ code: 'standard', title: '标准', edition: 1, pausedBy: ['officeReview'], rungs });
const policy = (ladders: unknown, more: Plain = {}): Plain => ({
  ladders,
  defaults: Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, 'standard'])),
  acknowledgeWithin: { count: 3, unit: 'working' },
  reportWithin: { count: 60, unit: 'calendar' },
  reviewWithin: { count: 3, unit: 'working' },
  declineWithin: { count: 5, unit: 'working' },
  signWithin: { count: 2, unit: 'working' },
  ...more,
});

describe('the ladders of config/policy/ladders.json', () => {
  const file = JSON.parse(readFileSync(new URL('../../../config/policy/ladders.json', import.meta.url), 'utf8')) as unknown;
  const { ladders, defaults, acknowledgeWithin, reportWithin, reviewWithin, declineWithin, signWithin } = parseLadderPolicy(file, 'config/policy/ladders.json');
  const steps = (code: string) =>
    ladders
      .filter((one) => one.code === code)
      .flatMap((one) => one.rungs.map((rung) => [rung.offset.count, rung.offset.unit, rung.action, rung.audience.join(), rung.delivery, rung.notice, rung.light]));

  it('has the preset ladder: remind, show, draft blue, yellow and red', () => {
    expect(steps('standard')).toEqual([
      [-10, 'working', 'remind', 'liaison', 'digest', null, null],
      [-3, 'working', 'remind', 'liaison,unitHead', 'digest', null, 'yellow'],
      [0, 'working', 'remind', 'liaison', 'digest', null, null],
      [1, 'working', 'escalate', 'office', 'immediate', null, 'red'],
      [3, 'working', 'draftNotice', 'office', 'digest', 'blue', null],
      [8, 'working', 'draftNotice', 'office,unitHead', 'digest', 'yellow', null],
      [15, 'working', 'draftNotice', 'office,unitHead,leader', 'immediate', 'red', null],
    ]);
  });

  it('gives three working days to acknowledge and tells the office on the first day after', () => {
    expect(acknowledgeWithin).toEqual({ count: 3, unit: 'working' });
    expect(steps('acknowledgement').map(([count, , action, audience]) => [count, action, audience])).toEqual([
      [0, 'remind', 'liaison'],
      [1, 'escalate', 'office'],
    ]);
  });

  it('expects a word on every item within sixty days, and of the office a review within three working days', () => {
    expect([reportWithin, reviewWithin]).toEqual([{ count: 60, unit: 'calendar' }, { count: 3, unit: 'working' }]);
    expect(steps('progressUpdate').map(([count, , action, audience]) => [count, action, audience])).toEqual([
      [0, 'remind', 'liaison'],
      [5, 'remind', 'liaison,unitHead'],
      [10, 'escalate', 'office'],
    ]);
    expect(steps('officeReview').map(([, , , audience]) => audience)).toEqual(['office', 'office', 'leader']);
  });

  it('gives five working days to decline and a head two to sign', () => {
    expect([declineWithin, signWithin]).toEqual([{ count: 5, unit: 'working' }, { count: 2, unit: 'working' }]);
    expect(steps('signature').map(([count, , action, audience]) => [count, action, audience])).toEqual([
      [0, 'remind', 'unitHead'],
      [1, 'remind', 'unitHead,liaison'],
    ]);
  });

  it.each([
    ['standard', ['officeReview', 'extensionPending', 'itemSuspended']],
    ['information', ['officeReview', 'extensionPending', 'itemSuspended']],
    ['progressUpdate', ['officeReview', 'extensionPending', 'itemSuspended']],
    ['acknowledgement', ['officeReview', 'itemSuspended']],
    ['officeReview', []],
  ])('stops the clock of the ladder %s for %j', (code, reasons) => expect(ladderNamed({ ladders }, code).pausedBy).toEqual(reasons));

  it('says nothing outside working hours', () => {
    expect(ladders.flatMap(({ rungs }) => rungs).filter(({ anyHour }) => anyHour)).toEqual([]);
  });

  it('never escalates nor drafts a notice for information asked for in principle (原则上)', () => {
    expect(new Set(steps('information').map(([, , action]) => action))).toEqual(new Set(['remind']));
  });

  it('names a ladder for every kind of obligation', () => {
    expect(Object.keys(defaults).sort()).toEqual([...OBLIGATION_KINDS].sort());
    expect(defaults).toMatchObject({ acknowledgement: 'acknowledgement', itemCompletion: 'standard', monthlyInformation: 'information', officeReview: 'officeReview' });
  });

  it('finds every ladder by its code and refuses a code it does not have', () => {
    expect(ladders.map(({ code }) => ladderNamed({ ladders }, code))).toEqual(ladders);
    expect(() => ladderNamed({ ladders }, 'gone')).toThrow('no ladder gone');
  });
});

describe('a ladder policy is read', () => {
  it('with the unit free to differ before and after the due date', () => {
    const [read] = parseLadderPolicy(policy([ladder(remind('month', -30, 'calendar'), remind('today', 0, 'calendar'), remind('late', 1, 'working'))]), 'x').ladders;
    expect(read?.rungs.map((rung) => rung.offset)).toEqual([
      { count: -30, unit: 'calendar' },
      { count: 0, unit: 'calendar' },
      { count: 1, unit: 'working' },
    ]);
  });

  it('with a rung that may leave at any hour when it is immediate', () => {
    const [read] = parseLadderPolicy(policy([ladder(remind('calm', 0), { ...remind('urgent', 1), delivery: 'immediate', anyHour: true })]), 'x').ladders;
    expect(read?.rungs.map(({ code, anyHour }) => [code, anyHour])).toEqual([['calm', false], ['urgent', true]]);
  });

  it('with no reports asked for when reportWithin is null', () => {
    expect(parseLadderPolicy(policy([ladder(remind('a', 0))], { reportWithin: null }), 'x').reportWithin).toBeNull();
  });
});

describe('a ladder policy is refused with the ladder and the rung at fault', () => {
  const rung = (changes: Plain) => policy([ladder({ ...remind('first', -3), ...changes })]);
  const at = 'x：阶梯“standard”：第1级“first”';

  it.each<[string, unknown, string]>([
    ['not an object', [], 'x：应为对象，现为“[]”'],
    ['an unknown field of the file', policy([ladder(remind('first', 0))], { extra: 1 }), 'x：不认识的字段“extra”，可用：ladders、defaults、acknowledgeWithin、reportWithin、reviewWithin、declineWithin、signWithin'],
    ['no ladders', policy([]), 'x：ladders：应为至少一项的列表，现为“[]”'],
    ['a ladder without a code', policy([{ title: '标准', rungs: [] }]), 'x：第1个阶梯：code：应为文字，现为空缺'],
    ['an unknown field of a ladder', policy([{ ...ladder(remind('first', 0)), colour: 'red' }]), 'x：第1个阶梯：不认识的字段“colour”'],
    ['two ladders with one code', policy([ladder(remind('first', 0)), ladder(remind('first', 0))]), 'x：阶梯“standard”重复'],
    ['a ladder without rungs', policy([ladder()]), 'x：阶梯“standard”：rungs：应为至少一项的列表，现为“[]”'],
    ['two rungs with one code', policy([ladder(remind('first', -3), remind('first', 0))]), 'x：阶梯“standard”：提醒级“first”重复'],
    ['an unknown field of a rung', rung({ when: 'now' }), 'x：阶梯“standard”：第1级：不认识的字段“when”'],
    ['an unknown field of an offset', rung({ offset: { count: 1, unit: 'working', hours: 2 } }), `${at}：offset：不认识的字段“hours”，可用：count、unit`],
    ['half a day', rung({ offset: { count: 0.5, unit: 'working' } }), `${at}：offset：count 须为-366到366之间的整数，现为“0.5”`],
    ['a day as words', rung({ offset: { count: '3', unit: 'working' } }), `${at}：offset：count 须为-366到366之间的整数，现为“3”`],
    ['an unknown unit', rung({ offset: { count: 1, unit: 'hours' } }), `${at}：offset：unit（计日单位）：“hours”不认识，可用：working、calendar`],
    ['an unknown action', rung({ action: 'nudge' }), `${at}：action（动作）：“nudge”不认识，可用：remind、escalate、draftNotice`],
    ['an unknown audience', rung({ audience: ['mayor'] }), `${at}：audience（对象）：“mayor”不认识，可用：liaison、unitHead、office、leader`],
    ['nobody', rung({ audience: [] }), `${at}：audience：应为至少一项的列表，现为“[]”`],
    ['one audience twice', rung({ audience: ['office', 'office'] }), `${at}：audience（对象）重复`],
    ['an unknown delivery', rung({ delivery: 'pigeon' }), `${at}：delivery（方式）：“pigeon”不认识，可用：digest、immediate`],
    ['a notice without a colour', rung({ action: 'draftNotice' }), `${at}：draftNotice 须写明 notice（督办单颜色）`],
    ['a colour without a notice', rung({ notice: 'blue' }), `${at}：notice（督办单颜色）只能用于 draftNotice`],
    ['any hour for what may wait', rung({ anyHour: true }), `${at}：anyHour（不限时段）只能用于 delivery 为 immediate 的提醒级，现为“digest”`],
    ['any hour in words', rung({ delivery: 'immediate', anyHour: 'yes' }), `${at}：anyHour（不限时段）须为 true 或 false，现为“yes”`],
    ['no edition', policy([{ ...ladder(remind('a', 0)), edition: undefined }]), 'x：阶梯“standard”：edition（版次）须为1到32000之间的整数，现为空缺'],
    ['no pause rule', policy([{ ...ladder(remind('a', 0)), pausedBy: undefined }]), 'x：阶梯“standard”：pausedBy（停表原因）应为列表，不停表写 []，现为空缺'],
    ['an unknown pause rule', policy([{ ...ladder(remind('a', 0)), pausedBy: ['holiday'] }]), 'x：阶梯“standard”：pausedBy（停表原因）：“holiday”不认识，可用：officeReview、extensionPending、itemSuspended'],
    ['a pause rule twice', policy([{ ...ladder(remind('a', 0)), pausedBy: ['itemSuspended', 'itemSuspended'] }]), 'x：阶梯“standard”：pausedBy（停表原因）重复'],
    ['a notice for what an office owes', rung({ action: 'draftNotice', notice: 'blue' }), 'x：defaults：“officeReview”由办公室承担，不能用拟督办单的阶梯“standard”（提醒级“first”）'],
    ['a yellow light after the due date', rung({ offset: { count: 1, unit: 'working' }, light: 'yellow' }), `${at}：黄灯表示临期`],
    ['a red light before overdue', rung({ light: 'red' }), `${at}：红灯表示逾期`],
    ['two yellow lights', policy([ladder({ ...remind('a', -3), light: 'yellow' }, { ...remind('b', -1), light: 'yellow' })]), 'x：阶梯“standard”：黄灯只能从一级开始，现有“a”“b”'],
    ['rungs out of order', policy([ladder(remind('a', 0), remind('b', -3))]), 'x：阶梯“standard”：第2级“b”：offset 须大于上一级“a”的0，现为-3'],
    ['two rungs on one day', policy([ladder(remind('a', 1), remind('b', 1))]), 'x：阶梯“standard”：第2级“b”：offset 须大于上一级“a”的1，现为1'],
    ['two units before the due date', policy([ladder(remind('a', -9, 'calendar'), remind('b', 0))]), 'x：阶梯“standard”：第2级“b”：到期日及之前的各级须用同一计日单位，上一级“a”为 calendar'],
    ['two units after the due date', policy([ladder(remind('a', 1), remind('b', 5, 'calendar'))]), 'x：阶梯“standard”：第2级“b”：到期日之后的各级须用同一计日单位，上一级“a”为 working'],
    ['a default that names no ladder', policy([ladder(remind('a', 0))], { defaults: { acknowledgement: 'none' } }), 'x：defaults：“acknowledgement”的阶梯：“none”不认识，可用：standard'],
    ['a kind without a ladder', policy([ladder(remind('a', 0))], { defaults: {} }), 'x：defaults：“acknowledgement”的阶梯：空缺不认识'],
    ['an unknown kind', policy([ladder(remind('a', 0))], { defaults: { lunch: 'standard' } }), 'x：defaults：不认识的字段“lunch”'],
    ['no time to acknowledge', policy([ladder(remind('a', 0))], { acknowledgeWithin: { count: 0, unit: 'working' } }), 'x：acknowledgeWithin：签收期限至少为1天，现为0'],
    ['a negative time to report', policy([ladder(remind('a', 0))], { reportWithin: { count: -1, unit: 'working' } }), 'x：reportWithin：未报进展的天数至少为1天，现为-1'],
    ['no time to report', policy([ladder(remind('a', 0))], { reportWithin: undefined }), 'x：reportWithin：应为对象，现为空缺'],
    ['no time to review', policy([ladder(remind('a', 0))], { reviewWithin: { count: 0, unit: 'working' } }), 'x：reviewWithin：办公室审核期限至少为1天，现为0'],
  ])('%s', (_defect, json, message) => expect(() => parseLadderPolicy(json, 'x')).toThrow(message));
});
