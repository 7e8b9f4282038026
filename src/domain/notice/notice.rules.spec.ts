import { acceptableAuthority, acceptableDiscardReason, acceptableNotice, acceptableReply, refuseSecondNotice } from './notice.rules.js';

describe('the reason for discarding a notice', () => {
  it('is kept without the blanks around it', () => expect(acceptableDiscardReason('  已电话了解，近日可办结。 ')).toBe('已电话了解，近日可办结。'));

  it.each([
    ['missing', '', '“作废理由”没有填写'],
    ['blank', ' 　\n', '“作废理由”没有填写'],
    ['too long', '长'.repeat(501), '“作废理由”有501个字，超过500个字的上限'],
  ])('is refused when it is %s', (_, reason, words) => expect(() => acceptableDiscardReason(reason)).toThrow(words));
});

describe('the words of a notice', () => {
  const words = { title: ' 蓝色督办单 ', body: '请抓紧办理。', replyWithin: 5 };

  it('are kept without the blanks around them', () => expect(acceptableNotice(words)).toEqual({ ...words, title: '蓝色督办单' }));

  it.each([
    ['a title', { title: ' ' }, '“标题”没有填写'],
    ['a body', { body: '……' }, '“正文”没有填写'],
    ['fewer than 5001 characters', { body: '长'.repeat(5001) }, '“正文”有5001个字'],
    ['a day for the reply', { replyWithin: 0 }, '回复期限须为1到60个工作日'],
    ['at most 60 days for the reply', { replyWithin: 61 }, '现为61个工作日'],
  ])('need %s', (_, changed, message) => expect(() => acceptableNotice({ ...words, ...changed })).toThrow(message));

  it.each([
    [{ signatory: '', issuingAuthority: '市政府办公厅' }, '“签发人”没有填写'],
    [{ signatory: '王主任', issuingAuthority: ' ' }, '“签发机关”没有填写'],
  ])('go out under the name of a person and an authority: %j', (authority, message) => expect(() => acceptableAuthority(authority)).toThrow(message));

  it('are answered by words', () => expect(() => acceptableReply('。')).toThrow('“回复”没有填写'));
});

describe('a further notice of the same matter', () => {
  const issued = (colour: 'blue' | 'yellow' | 'red') => [{ colour, stateTitle: '已签发' }];

  it.each([
    ['yellow', 'blue'],
    ['red', 'yellow'],
    ['red', 'blue'],
  ] as const)('may be %s after %s', (colour, before) => expect(() => refuseSecondNotice(colour, issued(before))).not.toThrow());

  it.each([
    ['blue', 'blue', '已有蓝色督办单（已签发）'],
    ['yellow', 'red', '已有红色督办单（已签发）'],
  ] as const)('may not be %s while %s is under way', (colour, before, message) => expect(() => refuseSecondNotice(colour, issued(before))).toThrow(message));
});
