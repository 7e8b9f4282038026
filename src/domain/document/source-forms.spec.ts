import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { applyCorrections } from './apply-corrections.js';
import type { Block } from './block.js';
import type { PlanDraft } from './plan-draft.js';
import { readGazette, type DocumentReading } from './read-gazette.js';
import { findSegments } from './segment.js';

const read = (text: string): DocumentReading[] => readGazette(gazetteBlocks(text), sampleUnits());
const TASKS = '一、工作任务\n\n1. 凝聚共识。开展调研。(牵头单位:市民政局;责任单位:市教育局)\n\n2. 改造设施。(牵头单位:市财政局)';
const TABLE = '序号\t工作任务\t责任单位\t完成时限\n1\t开展调研。\t市民政局\t2024年12月\n2\t改造设施。\t市教育局\t2024年6月';

function plan(text: string): PlanDraft {
  const [reading] = read(text);
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}

/** Paragraphs as a Word file gives them: one block each. */
function paragraphs(...texts: string[]): Block[] {
  return texts.map((text, index) => ({ kind: 'paragraph', text, place: { line: index + 1, endLine: index + 1 } }));
}

const keys = ({ findings }: PlanDraft): string[] => findings.map(({ key }) => key);

describe('the head of a document', () => {
  it.each([
    ['masthead, number, title', '国务院办公厅文件\n\n国办发〔2024〕12号\n\n国务院办公厅关于印发行动方案的通知', '国办发〔2024〕12号', '国务院办公厅关于印发行动方案的通知', 1],
    ['number with 签发人', '国务院办公厅文件\n\n国办发〔2024〕12号    签发人：张三\n\n国务院办公厅关于印发行动方案的通知', '国办发〔2024〕12号', '国务院办公厅关于印发行动方案的通知', 1],
    ['签发人 on a line of its own', '国办发〔2024〕12号\n\n签发人：张三\n\n国务院办公厅关于印发行动方案的通知', '国办发〔2024〕12号', '国务院办公厅关于印发行动方案的通知', 1],
    ['title before the number', '关于印发行动方案的通知\n\n发改产业〔2024〕123号\n\n各省、自治区：', '发改产业〔2024〕123号', '关于印发行动方案的通知', 1],
    ['title over several lines', '京政办字〔2024〕3号\n\n北京市人民政府办公厅\n\n关于印发《便民工程\n\n三年行动方案》的通知', '京政办字〔2024〕3号', '北京市人民政府办公厅关于印发《便民工程三年行动方案》的通知', 1],
    ['title over several lines before the number', '市发改委\n\n关于印发行动\n\n方案的通知\n\n武发改〔2024〕3号', '武发改〔2024〕3号', '关于印发行动方案的通知', 3],
    ['a title cut before 的通知', '鄂政办发〔2024〕5号\n\n关于印发行动方案\n\n的通知', '鄂政办发〔2024〕5号', '关于印发行动方案的通知', 1],
    ['a title with its years below', '鄂政办发〔2024〕5号\n\n数字经济行动方案\n\n(2024—2026年)', '鄂政办发〔2024〕5号', '数字经济行动方案(2024—2026年)', 1],
    ['a number without issuer beside a title', '市场监管总局公告\n\n2024年第5号\n\n关于开展清理工作的公告', '市场监管总局公告2024年第5号', '关于开展清理工作的公告', 1],
    ['lines without blank lines between them', '武汉市人民政府办公厅文件\n武政办〔2024〕21号\n关于印发方案的通知', '武政办〔2024〕21号', '关于印发方案的通知', 1],
    ['a number without issuer above a title', '2024年第6号\n\n关于开展清理工作的公告', '2024年第6号', '关于开展清理工作的公告', 1],
    ['minutes, whose name is their title', '市政府常务会议纪要\n\n〔2024〕第5号\n\n2024年3月7日，市长主持召开会议。', '市政府常务会议纪要〔2024〕第5号', '市政府常务会议纪要', 1],
    ['particulars between number and title', '发文字号：国办发〔2024〕12号\n\n发布日期：2024年3月7日\n\n国务院办公厅关于印发行动方案的通知', '国办发〔2024〕12号', '国务院办公厅关于印发行动方案的通知', 1],
    ['no title', '武政办〔2024〕21号\n\n各区人民政府：', '武政办〔2024〕21号', '', 1],
  ])('is read with %s', (_, text, documentNumber, title, line) => expect(findSegments(gazetteBlocks(text))[0]).toMatchObject({ documentNumber, title, place: { line } }));

  it.each(['2024年第5、6期', '2024年第5号'])('is not made of the issue number %s of a gazette', (line) => expect(findSegments(gazetteBlocks(`武汉市人民政府公报\n\n${line}\n\n目 录`))).toEqual([]));

  it('is found once when a web page prints its particulars before it', () => {
    const page = '发文机关：国务院办公厅\n\n发文字号：国办发〔2024〕12号\n\n发布日期：2024年3月7日\n\n关于印发行动方案的通知\n\n国办发〔2024〕12号\n\n正文。';
    expect(findSegments(gazetteBlocks(page)).map(({ documentNumber, title }) => [documentNumber, title])).toEqual([['国办发〔2024〕12号', '关于印发行动方案的通知']]);
  });

  it('keeps its text when no title is printed', () => expect(findSegments(gazetteBlocks('武政办〔2024〕21号\n\n各区人民政府：\n\n正文。'))[0]?.blocks).toHaveLength(2));
});

describe('the head', () => {
  const [HEADED, BODY] = ['武政办〔2024〕9号', '一、任务\n\n1. 甲。(牵头单位:市民政局)'];
  const findingsOf = (title: string): string[] => keys(plan(`${HEADED}\n\n${title}\n\n${BODY}`)).filter((key) => /\.(?:title|issuer)$/.test(key));

  it.each([
    ['市人民政府办公厅关于印发方案的通知', []],
    ['关于印发方案的通知', ['issuer-missing:plan.issuer']],
    ['养老服务', ['title-uncertain:plan.title', 'issuer-missing:plan.issuer']],
  ])('headed %s has the findings %j about title and issuer', (title, expected) => expect(findingsOf(title)).toEqual(expected));
});

describe('a source without a document number', () => {
  it('is one document with a blocking finding for its number', () => {
    const draft = plan(`武汉市养老服务行动方案\n\n为办好养老服务，制定本方案。\n\n${TASKS}`);
    expect(draft).toMatchObject({ documentNumber: '', title: '武汉市养老服务行动方案', kind: 'implementationPlan', items: [{ number: '1' }, { number: '2' }] });
    expect(draft.findings[0]).toMatchObject({ key: 'document-number-missing:plan.documentNumber', severity: 'blocking', proposal: expect.stringContaining('内部') });
  });

  it('takes the number a person gives it', () => {
    const draft = plan(`武汉市养老服务行动方案\n\n${TASKS}`);
    const correction = { finding: 'document-number-missing:plan.documentNumber', decision: 'set' as const, set: { documentNumber: '内部〔2024〕1号' }, reason: '没有正式字号，编内部编号' };
    const corrected = applyCorrections(draft, [correction]);
    expect(corrected.unusedCorrections).toEqual([]);
    expect(corrected.draft.documentNumber).toBe('内部〔2024〕1号');
    expect(corrected.openFindings.map(({ key }) => key)).not.toContain(correction.finding);
  });

  it('keeps the open number of a draft as printed', () => {
    const draft = plan(`武汉市人民政府办公厅文件\n\n武政办〔2024〕 号\n\n关于印发方案的通知\n\n${TASKS}`);
    expect(draft).toMatchObject({ documentNumber: '', title: '关于印发方案的通知', findings: expect.arrayContaining([expect.objectContaining({ code: 'document-number-missing', printed: '武政办〔2024〕 号', place: { line: 3, endLine: 3 } })]) });
  });

  it('is read as a ledger: title above the table, year from the title', () => {
    const draft = plan(`2024年重点工作任务分解表\n\n${TABLE.replace('2024年12月', '12月底前')}`);
    expect(draft.title).toBe('2024年重点工作任务分解表');
    expect(draft.items.map(({ headings, text, deadline }) => [headings, text, deadline.dueOn])).toEqual([
      [[], '开展调研。', '2024-12-31'],
      [[], '改造设施。', '2024-06-30'],
    ]);
    expect(keys(draft)).toContain('issued-on-missing:plan.issuedOn');
  });

  it('leaves a deadline without a year undated when nothing names a year', () => {
    const draft = plan(`重点工作台账\n\n${TABLE.replace('2024年12月', '12月底前')}`);
    expect(draft.items[0]?.deadline).toMatchObject({ raw: '12月底前', dueOn: null });
    expect(draft.findings.some(({ field, severity }) => field === 'item-1.deadline' && severity !== 'note')).toBe(true);
  });

  it('is one plan of several lists, their items under the titles printed above them', () => {
    const second = TABLE.replace('开展调研。', '修建公园。').replace('改造设施。', '种植树木。');
    const draft = plan(`民生实事任务清单\n\n${TABLE}\n\n园林任务清单\n\n${second}`);
    expect(draft.items.map(({ key, number, headings, text }) => [key, number, headings, text])).toEqual([
      ['item-1', '1', ['民生实事任务清单'], '开展调研。'],
      ['item-2', '2', ['民生实事任务清单'], '改造设施。'],
      ['item-3', '1', ['园林任务清单'], '修建公园。'],
      ['item-4', '2', ['园林任务清单'], '种植树木。'],
    ]);
    expect(keys(draft).filter((key) => key.startsWith('row-numbering'))).toEqual([]);
  });

  it('finds the title of each list in a row of its own above the header', () => {
    const second = TABLE.replace('开展调研。', '修建公园。').replace('改造设施。', '种植树木。');
    const draft = plan(`民生实事任务清单\t\t\t\n${TABLE}\n\n园林任务清单\t\t\t\n${second}`);
    expect(draft.title).toBe('民生实事任务清单');
    expect(draft.items.map(({ headings, text }) => [headings[0], text])).toEqual([
      ['民生实事任务清单', '开展调研。'],
      ['民生实事任务清单', '改造设施。'],
      ['园林任务清单', '修建公园。'],
      ['园林任务清单', '种植树木。'],
    ]);
  });

  it('takes the next page of a list for the same list, though it prints the title again', () => {
    const draft = plan(`民生实事任务清单\n\n${TABLE}\n\n民生实事任务清单\n\n${TABLE.replace('\n1\t开展调研。', '\n3\t修建公园。').replace('\n2\t改造设施。', '\n4\t种植树木。')}`);
    expect(draft.items.map(({ number, headings }) => [number, headings])).toEqual(['1', '2', '3', '4'].map((number) => [number, []]));
  });

  it('stands beside a numbered document when it assigns work before it', () => {
    const readings = read(`养老服务行动方案\n\n${TASKS}\n\n武政办〔2024〕9号\n\n关于印发方案的通知\n\n${TASKS}`);
    expect(readings.map(({ segment, plan: made }) => [segment.documentNumber, segment.title, made?.items.length])).toEqual([
      ['', '养老服务行动方案', 2],
      ['武政办〔2024〕9号', '关于印发方案的通知', 2],
    ]);
  });

  it.each(['会议通知\n\n定于3月7日召开会议，请准时参加。', '春游\n\n天气很好。', '序号\t姓名\t职务\n1\t张三\t主任'])('is refused when it assigns no work: %s', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'SourceRejected', code: 'no-document-found', message: expect.stringContaining('责任单位') }));
  });
});

describe('the paragraphs of a document', () => {
  const WORD = ['养老服务行动方案', '为办好养老服务，制定本方案。'];
  const itemsOf = (...texts: string[]): [string, readonly string[], string, string][] => {
    const [reading] = readGazette(paragraphs(...WORD, ...texts), sampleUnits());
    return (reading?.plan?.items ?? []).map(({ number, headings, text, clauses }) => [number, headings, text, clauses.map(({ words }) => words).join()]);
  };
  const UNITS = ['市民政局', '市教育局', '市财政局'];
  const clause = (index: number): string => `(牵头单位：${UNITS[index] ?? ''})`;

  it.each<[string, string[], [string, string[], string, string][]]>([
    ['第一章 and 第一条', ['第一章 总则', '第一条 为规范工作。', '第二章 任务', `第二条 建设平台。${clause(0)}`, `第三条 开展调研。${clause(1)}`], [['二', [], '建设平台。', UNITS[0] ?? ''], ['三', [], '开展调研。', UNITS[1] ?? '']]],
    ['full-width numbers', ['一、主要任务', `１．建设平台。${clause(0)}`, `２、开展调研。${clause(1)}`], [['1', [], '建设平台。', UNITS[0] ?? ''], ['2', [], '开展调研。', UNITS[1] ?? '']]],
    ['(1) with units of its own', ['一、主要任务', '1. 完善设施', `（1）建设平台。${clause(0)}`, `（2）开展调研。${clause(1)}`], [['1', ['1.完善设施'], '建设平台。', UNITS[0] ?? ''], ['2', ['1.完善设施'], '开展调研。', UNITS[1] ?? '']]],
    ['一是 with units of its own', ['（一）完善设施', `一是建设平台。${clause(0)}`, `二是开展调研。${clause(1)}`], [['一', ['（一）完善设施'], '建设平台。', UNITS[0] ?? ''], ['二', ['（一）完善设施'], '开展调研。', UNITS[1] ?? '']]],
    ['headings without numbers', ['重点任务', `建设平台。${clause(0)}`, '能力建设', `开展调研。${clause(1)}`], [['', [], '建设平台。', UNITS[0] ?? ''], ['', ['能力建设'], '开展调研。', UNITS[1] ?? '']]],
    ['no headings at all', [`建设平台。${clause(0)}`, `开展调研。${clause(1)}`], [['', [], '建设平台。', UNITS[0] ?? ''], ['', [], '开展调研。', UNITS[1] ?? '']]],
    ['the clause on a line of its own below an unnumbered task', ['建设平台。', `牵头单位：${UNITS[0] ?? ''}`, '开展调研。', `牵头单位：${UNITS[1] ?? ''}`], [['', [], '建设平台。', UNITS[0] ?? ''], ['', [], '开展调研。', UNITS[1] ?? '']]],
  ])('give an item for every clause: %s', (_, texts, expected) => expect(itemsOf(...texts)).toEqual(expected));

  it('flag a marked paragraph without units between two that have theirs', () => {
    const [reading] = readGazette(paragraphs(...WORD, '1. 完善设施', `(1)建设平台。${clause(0)}`, '(2)开展调研。', `(3)修建公园。${clause(1)}`), sampleUnits());
    expect(reading?.plan?.items.map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(reading?.plan && keys(reading.plan)).toContain('no-responsibility:item-2.assignments');
  });

  it('do not take signature and imprint for tasks', () => {
    const [reading] = readGazette(paragraphs('武政办〔2024〕9号', '关于开展工作的通知', '一、任务', `1. 建设平台。${clause(0)}`, '武汉市人民政府办公厅', '2024年3月7日', '抄送：市委各部门。', '武汉市人民政府办公厅 2024年3月8日印发'), sampleUnits());
    expect(reading?.plan).toMatchObject({ issuer: '武汉市人民政府办公厅', issuedOn: '2024-03-07' });
    expect(reading?.plan?.items.map(({ text }) => text)).toEqual(['建设平台。']);
  });

  it('of an annex are read like those of the body', () => {
    const [reading] = readGazette(paragraphs('武政办〔2024〕9号', '关于印发行动方案的通知', '现印发给你们，请遵照执行。', '武汉市人民政府办公厅', '2024年3月7日', '附件', '行动方案', '一、任务', `1. 建设平台。${clause(0)}`, '二、工作要求', '各单位要高度重视。'), sampleUnits());
    expect(reading?.plan?.items.map(({ number, text }) => [number, text])).toEqual([['1', '建设平台。']]);
  });
});
