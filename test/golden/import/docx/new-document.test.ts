import { findSegments } from '../../../../src/domain/document/segment.js';
import { readPlan } from '../../../../src/domain/document/read-plan.js';
import type { Block } from '../../../../src/domain/document/block.js';
import type { PlanDraft } from '../../../../src/domain/document/plan-draft.js';
import { docxContent } from '../../../../src/formats/import/docx/docx-content.js';
import { gazetteBlocks } from '../../../../src/formats/import/gazette-text.js';
import { cell, docxParts, field, list, lists, numbered, paragraph, plain, row, run, table, textBox } from '../../../support/docx-parts.js';
import { sampleUnits } from '../sample-units.js';

const NOTHING = '<w:suff w:val="nothing"/>';
const NUMBERING = lists([
  list(1, { format: 'chineseCounting', pattern: '%1、', more: NOTHING }, { format: 'chineseCounting', pattern: '（%2）', more: NOTHING }),
  list(2, { pattern: '%1' }),
]);
const top = { merge: 'restart' } as const;
const below = { merge: 'continue' } as const;
const heading = '<w:pStyle w:val="标题1"/>';

/** As an office writes it: masthead in a text box, styles that number, a tracked change, a header of two rows, merged cells, page number. */
const WORD = docxParts(
  paragraph(textBox(plain('武汉市人民政府办公厅文件'))) +
    plain('', '武政办〔2024〕9号', '') +
    paragraph(`${run('市人民政府办公厅关于印发')}<w:r><w:br/></w:r>${run('1号建议案办理工作方案的通知')}`) +
    plain('各区人民政府，市人民政府各部门：') +
    paragraph(`${run('　　《1号建议案办理工作方案》已经')}<w:del><w:r><w:delText>研究</w:delText></w:r></w:del><w:ins>${run('同意')}</w:ins>${run('，现印发给你们。')}`) +
    plain('', '武汉市人民政府办公厅', '2024年3月7日') +
    paragraph(run('　　为办好《建议案》（以下称1号建议案），制订本方案。')) +
    paragraph(run('工作目标'), heading) +
    plain('　　提升水平。') +
    paragraph(run('工作任务'), heading) +
    numbered('健全机制。开展调研。', 1, 1) +
    numbered('加强保障。落实经费。', 1, 1) +
    paragraph(run('工作要求'), heading) +
    plain('　　各单位要高度重视。') +
    paragraph(`${run('附件')}${field('SEQ 附件', run('1'))}`) +
    plain('重点任务清单') +
    table([
      row([cell('序号', top), cell('主要任务', top), cell('工作举措', top), cell('完成时限', top), cell('单位', { span: 2 })], '<w:tblHeader/>'),
      row([cell('', below), cell('', below), cell('', below), cell('', below), '牵头单位', '责任单位'], '<w:tblHeader/>'),
      row([cell(numbered('', 2)), cell('（一）健全机制', top), '开展调研。', '2024年6月底前', '市民政局', '市教育局、\n市商务局']),
      row([cell(numbered('', 2)), cell('', below), '建立制度。', '2024年12月', cell('市财政局', { span: 2 })]),
      row([cell(numbered('', 2)), '（二）加强保障', '落实经费。', '长期坚持', '市残联', '各区人民政府']),
    ]),
  { numbering: NUMBERING, styles: '<w:style w:type="paragraph" w:styleId="标题1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' },
);

const TYPED = `武汉市人民政府办公厅文件

武政办〔2024〕9号

市人民政府办公厅关于印发
1号建议案办理工作方案的通知

各区人民政府，市人民政府各部门：

《1号建议案办理工作方案》已经同意，现印发给你们。

武汉市人民政府办公厅

2024年3月7日

为办好《建议案》（以下称1号建议案），制订本方案。

一、工作目标

提升水平。

二、工作任务

（一）健全机制。开展调研。

（二）加强保障。落实经费。

三、工作要求

各单位要高度重视。

附件1

重点任务清单

序号\t主要任务\t工作举措\t完成时限\t牵头单位\t责任单位
1\t（一）健全机制\t开展调研。\t2024年6月底前\t市民政局\t市教育局、<br>市商务局
2\t（一）健全机制\t建立制度。\t2024年12月\t市财政局\t
3\t（二）加强保障\t落实经费。\t长期坚持\t市残联\t各区人民政府
`;

function planOf(blocks: readonly Block[]): PlanDraft {
  const [segment] = findSegments(blocks);
  const plan = segment && readPlan(segment, sampleUnits());
  if (!plan) throw new Error('no plan was read');
  return plan;
}

const withoutPlaces = (plan: PlanDraft): unknown => JSON.parse(JSON.stringify(plan, (key, value: unknown) => (key === 'place' ? undefined : value)));

describe('a document written in Word', () => {
  const content = docxContent(WORD);

  it('gives the plan its words give when they are typed', () => {
    expect(withoutPlaces(planOf(content.blocks))).toEqual(withoutPlaces(planOf(gazetteBlocks(TYPED))));
  });

  it('gives number, title, issuer, date and the rows of its table', () => {
    const plan = planOf(content.blocks);
    expect(plan).toMatchObject({ documentNumber: '武政办〔2024〕9号', title: '1号建议案办理工作方案', shortName: '1号建议案', issuer: '武汉市人民政府办公厅', issuedOn: '2024-03-07' });
    expect(plan.items.map(({ number, headings, text, deadline, assignments }) => [number, headings, text, deadline.dueOn, assignments.map(({ printed }) => printed)])).toEqual([
      ['1', ['（一）健全机制'], '开展调研。', '2024-06-30', ['市民政局', '市教育局', '市商务局']],
      ['2', ['（一）健全机制'], '建立制度。', '2024-12-31', ['市财政局']],
      ['3', ['（二）加强保障'], '落实经费。', null, ['市残联', '各区人民政府', '各区人民政府']],
    ]);
    expect(content.lineNames[(plan.items[1]?.place.line ?? 0) - 1]).toBe('表1第4行');
  });

  it('reports the change that is tracked and the text box, and nothing else', () => {
    expect(content.doubts.map(({ code, place, printed }) => [code, place.line, printed])).toEqual([
      ['tracked-changes', 6, '研究'],
      ['text-box', 1, '武汉市人民政府办公厅文件'],
    ]);
  });
});
