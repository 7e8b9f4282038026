import { acceptablePart, type Finishing, optionalPart, refuseNeedlessAsking, refuseUnfinished, refuseUnusablePeriod } from './circular.rules.js';

const circular: Finishing = {
  kind: 'circular', state: 'replying', title: '通报', lead: '', closing: '', replyDueOn: '2024-07-12',
  passages: [{ unit: '甲局', replied: true, text: '甲' }, { unit: '乙局', replied: false, text: '乙' }],
};

describe('the period of a circular', () => {
  it('may be a single day, today', () => expect(() => refuseUnusablePeriod('2024-07-01', '2024-07-01', '2024-07-01')).not.toThrow());
  it.each([
    ['2024-07-02', '2024-07-01', '开始日期2024-07-02晚于结束日期2024-07-01'],
    ['2024-07-03', '2024-07-09', '从2024-07-03开始，今天（2024-07-02）还没有到'],
  ])('is refused from %s to %s', (from, to, message) => expect(() => refuseUnusablePeriod(from, to, '2024-07-02')).toThrow(message));
});

describe('a circular is finished', () => {
  it.each<[string, Partial<Finishing>, string]>([
    ['when every named unit has replied', { passages: circular.passages.map((passage) => ({ ...passage, replied: true })) }, '2024-07-09'],
    ['when the time for replies is over', {}, '2024-07-13'],
    ['unasked when it names nobody', { state: 'draft', passages: [], replyDueOn: null }, '2024-07-09'],
    ['unasked when it is a briefing', { kind: 'briefing', state: 'draft', replyDueOn: null }, '2024-07-09'],
  ])('%s', (_, changed, today) => expect(() => refuseUnfinished({ ...circular, ...changed }, 5000, today)).not.toThrow());

  it.each<[string, Partial<Finishing>, string, string]>([
    ['while a unit may still reply, on the last day too', {}, '2024-07-12', '乙局还没有答复，答复期限到2024-07-12'],
    ['while nobody was asked', { state: 'draft', replyDueOn: null }, '2024-07-20', '点到2家单位，尚未征求'],
    ['after it was changed, though they were asked before', { state: 'draft' }, '2024-07-20', '尚未征求'],
    ['when it is too long', { lead: '长'.repeat(4997) }, '2024-07-20', '全文有5001个字，超过5000个字'],
  ])('not %s', (_, changed, today, message) => expect(() => refuseUnfinished({ ...circular, ...changed }, 5000, today)).toThrow(message));
});

describe('units are asked for their reply', () => {
  it('when a circular names them', () => expect(() => refuseNeedlessAsking('circular', 1)).not.toThrow());
  it.each([
    ['circular', 0, '没有点到任何单位'],
    ['briefing', 2, '简报不征求核实意见'],
  ] as const)('not by a %s that names %i', (kind, named, message) => expect(() => refuseNeedlessAsking(kind, named)).toThrow(message));
});

describe('the parts of a circular', () => {
  it('are kept without the blanks around them; 工作要求 may be empty', () => {
    expect(acceptablePart(' 通报 ', '标题')).toBe('通报');
    expect(optionalPart('', '工作要求')).toBe('');
  });
  it('say something, and not too much', () => {
    expect(() => acceptablePart('，', '标题')).toThrow('“标题”没有填写');
    expect(() => optionalPart('长'.repeat(11), '工作要求', 10)).toThrow('“工作要求”有11个字，超过10个字');
  });
});
