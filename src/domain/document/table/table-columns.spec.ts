import { isHeaderWords, readHeader } from './table-columns.js';

describe('readHeader', () => {
  it.each<[string[], string[]]>([
    [['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位'], ['number', 'mainTask', 'measure', 'deadline', 'lead', 'responsible']],
    [['省若干措施', '市贯彻落实措施', '牵头单位', '责任单位'], ['upstream', 'measure', 'lead', 'responsible']],
    [['任务名称', '任务清单', '责任单位', '配合单位'], ['mainTask', 'measure', 'responsible', 'cooperating']],
    [['序号', '主要任务', '责任单位'], ['number', 'measure', 'responsible']],
    [['序 号', '主要\n任务', '责任单位'], ['number', 'measure', 'responsible']],
    [['省若千措施', '市贯彻落实措施', '责任单位'], ['upstream', 'measure', 'responsible']],
    [['类别', '序号', '重点工作', '工作内容', '责任主体', '配合单位', '进展情况'], ['category', 'number', 'mainTask', 'measure', 'responsible', 'cooperating', 'remark']],
    [['任务来源', '序号', '目标任务', '实施单位', '推进时限'], ['remark', 'number', 'measure', 'responsible', 'deadline']],
    [['序号', '工作任务', '任务内容', '牵头部门(单位)', '配合责任单位', '计划完成时间'], ['number', 'mainTask', 'measure', 'lead', 'cooperating', 'deadline']],
    [['序号', '主要任务', '具体任务', '责任部门（单位）', '时间要求', '备注'], ['number', 'mainTask', 'measure', 'responsible', 'deadline', 'remark']],
    [['责任单位', '完成期限', '具体措施', '重点任务'], ['responsible', 'deadline', 'measure', 'mainTask']],
    [['序号', '任务内容', '责任处室', '分管领导', '联系人', '联系电话'], ['number', 'measure', 'responsible', 'people', 'people', 'people']],
    [['序號', '重點任務', '牽頭單位', '責任單位', '完成時限'], ['number', 'measure', 'lead', 'responsible', 'deadline']],
    [['序号', '年度目标', '重点工作', '责任单位'], ['number', 'remark', 'measure', 'responsible']],
  ])('reads %j', (cells, kinds) => expect(readHeader(cells)?.map(({ kind }) => kind)).toEqual(kinds));

  it('says which columns nobody knows', () => {
    expect(readHeader(['序号', '主要任务', '责任单位', '资金来源'])?.map(({ known }) => known)).toEqual([true, true, true, false]);
  });

  it('says which header carries a wrong character', () => {
    expect(readHeader(['省若千措施', '市贯彻落实措施', '责任单位'])?.map(({ exact }) => exact)).toEqual([false, true, true]);
  });

  it.each([
    [['序号', '标 题', '文号', '有效期届满日期']],
    [['序号', '标题', '文号']],
    [['序号', '主要任务', '完成时限']],
    [['1', '启动平台建设。', '市公安局牵头']],
    [['序号', '责任单位', '责任部门', '主要任务']],
    [['省若干措施', '增强服务供给。', '市民政局', '责任单位']],
    [['序号', '类别', '责任单位']],
    [['序号', '参办单位', '主要任务']],
    [['序号', '项目', '资金', '来源', '主要任务', '责任单位']],
    [['1', '主要任务', '责任单位', '推进建设，按时完成。']],
  ])('takes %j for no header of a task list', (cells) => expect(readHeader(cells)).toBeNull());

  it('takes more words side by side than any sheet has columns for no header, however many of them are known; blank cells of a wide sheet do not count', () => {
    const header = ['序号', '主要任务', '责任单位'];
    expect(readHeader([...header, ...Array<string>(60).fill('备注')])).toBeNull();
    expect(readHeader([...header, ...Array<string>(57).fill('备注')])).toHaveLength(60);
    expect(readHeader([...header, ...Array<string>(250).fill('')])).toHaveLength(253);
  });

  it('knows the remains of a header inside a cell', () => {
    const [upstream] = readHeader(['省若千措施', '市贯彻落实措施', '责任单位']) ?? [];
    expect(upstream && ['省若干措施', '省若千措施', '增强服务'].map((words) => isHeaderWords(words, upstream))).toEqual([true, true, false]);
  });
});
