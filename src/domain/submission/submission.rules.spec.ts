import { PIECE_TEXT_LIMIT, PIECE_TITLE_LIMIT, refuseIncompletePiece } from './submission.rules.js';

const piece = { title: '我局推进银发经济工作情况', text: '5月以来，我局组织了三场对接会。' };

describe('a submitted piece', () => {
  it.each([
    ['with title and text', piece],
    ['as long as it may be', { title: '题'.repeat(PIECE_TITLE_LIMIT), text: '文'.repeat(PIECE_TEXT_LIMIT) }],
  ])('is accepted %s', (_case, whole) => expect(() => refuseIncompletePiece(whole, '月度信息')).not.toThrow());

  it.each<[string, Partial<typeof piece>, object]>([
    ['without a title', { title: ' ' }, { code: 'SUBMISSION_TITLE_MISSING', params: { kindTitle: '月度信息' }, message: '月度信息没有标题；请填写标题后再报送。' }],
    ['without a text', { text: '　' }, { code: 'SUBMISSION_TEXT_MISSING', params: { kindTitle: '月度信息' }, message: '月度信息没有正文；请填写正文后再报送。' }],
    ['with too long a title', { title: '题'.repeat(201) }, { code: 'SUBMISSION_TEXT_TOO_LONG', params: { field: '标题', length: 201, limit: 200 } }],
    ['with too long a text', { text: '文'.repeat(20_001) }, { code: 'SUBMISSION_TEXT_TOO_LONG', params: { field: '正文', length: 20_001, limit: 20_000 } }],
  ])('is refused %s', (_case, change, violation) => {
    expect(() => refuseIncompletePiece({ ...piece, ...change }, '月度信息')).toThrow(expect.objectContaining(violation));
  });
});
