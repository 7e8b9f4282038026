import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { isImprint, readSignature } from './signature.js';

const signed = (text: string): { issuer: string; issuedOn: string | null } => {
  const { issuer, issuedOn } = readSignature(gazetteBlocks(text));
  return { issuer, issuedOn };
};

describe('readSignature', () => {
  it.each([
    ['lines of one paragraph', '正文。\n\n武汉市人民政府办公厅\n2024年3月7日', '武汉市人民政府办公厅', '2024-03-07'],
    ['lines in paragraphs of their own', '正文。\n\n武汉市人民政府办公厅\n\n2024年3月7日', '武汉市人民政府办公厅', '2024-03-07'],
    ['a date in ideographs', '正文。\n\n杭州市人民政府\n\n二〇二四年三月七日', '杭州市人民政府', '2024-03-07'],
    ['a date in digits', '正文。\n\n成都市发展和改革委员会\n\n2024-03-07', '成都市发展和改革委员会', '2024-03-07'],
    ['several issuers below each other', '正文。\n\n国家发展改革委\n\n财政部\n\n2024年3月7日', '国家发展改革委、财政部', '2024-03-07'],
    ['several issuers side by side', '正文。\n\n武汉市发展和改革委员会　　武汉市财政局\n\n2024年3月7日', '武汉市发展和改革委员会、武汉市财政局', '2024-03-07'],
    ['issuer and date on one line', '正文。\n\n武汉市财政局　2024年3月7日', '武汉市财政局', '2024-03-07'],
    ['a date below the title', '某某工作方案\n\n2024年3月1日\n\n正文。\n\n武汉市财政局\n\n2024年3月7日', '武汉市财政局', '2024-03-07'],
    ['a date without a body above it', '某某工作方案\n\n2024年3月1日\n\n正文。', '', '2024-03-01'],
    ['an imprint only', '正文。\n\n武汉市人民政府办公厅 2024年3月8日印发', '', null],
    ['nothing', '正文。', '', null],
  ])('reads %s', (_, text, issuer, issuedOn) => expect(signed(text)).toEqual({ issuer, issuedOn }));

  it('says which blocks only sign, and leaves those that also hold text', () => {
    const blocks = gazetteBlocks('正文。\n\n武汉市财政局\n\n2024年3月7日');
    expect([...readSignature(blocks).blocks]).toEqual(blocks.slice(1));
    expect([...readSignature(gazetteBlocks('正文。\n武汉市财政局\n2024年3月7日')).blocks]).toEqual([]);
  });
});

describe('isImprint', () => {
  it.each([
    ['抄送：市委各部门，武汉警备区。', true],
    ['武汉市人民政府办公厅 2024年3月8日印发', true],
    ['（此件公开发布）', true],
    ['(联系人：李四；联系电话：027-12345678)', true],
    ['方案于2024年3月8日印发。', false],
    ['加快建设。', false],
  ])('%s: %p', (words, expected) => expect(isImprint(words)).toBe(expected));
});
