import { parseSupervisionPolicy } from './supervision-policy.js';

const policy = { urgesPerWeek: 2, noticeReplyWithin: { blue: 5, yellow: 3, red: 2 }, circularReplyWithin: 5, circularLimits: { circular: 5000, briefing: 4000 } };
const parse = (changed: object): unknown => parseSupervisionPolicy({ ...policy, ...changed }, 'supervision.json');

describe('the policy of urging, notices and circulars', () => {
  it('is read as it is written', () => expect(parse({})).toEqual(policy));

  it.each([
    [{ urgesPerWeek: 0 }, 'urgesPerWeek（每周催办次数上限）：须为1到100之间的整数，现为“0”'],
    [{ urgesPerWeek: 1.5 }, '现为“1.5”'],
    [{ noticeReplyWithin: { blue: 5, yellow: 3 } }, 'noticeReplyWithin.red：须为1到60之间的整数，现为空缺'],
    [{ noticeReplyWithin: { blue: 5, yellow: 3, red: 2, green: 1 } }, '不认识的字段“green”'],
    [{ circularReplyWithin: 61 }, 'circularReplyWithin（核实答复的工作日数）'],
    [{ circularLimits: { circular: 5000, briefing: '4000' } }, 'circularLimits.briefing'],
    [{ ranking: true }, '不认识的字段“ranking”'],
  ])('is refused with %j', (changed, message) => expect(() => parse(changed)).toThrow(message));
});
