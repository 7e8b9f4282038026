import { isHeaderWords, readHeader } from './table-columns.js';

describe('readHeader', () => {
  it.each([
    [['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位'], ['number', 'mainTask', 'measure', 'deadline', 'lead', 'responsible']],
    [['省若干措施', '市贯彻落实措施', '牵头单位', '责任单位'], ['upstream', 'measure', 'lead', 'responsible']],
    [['任务名称', '任务清单', '责任单位', '配合单位'], ['mainTask', 'measure', 'responsible', 'cooperating']],
    [['序号', '主要任务', '责任单位'], ['number', 'measure', 'responsible']],
    [['序 号', '主要\n任务', '责任单位'], ['number', 'measure', 'responsible']],
    [['省若千措施', '市贯彻落实措施', '责任单位'], ['upstream', 'measure', 'responsible']],
  ])('reads %j', (cells, kinds) => expect(readHeader(cells)?.map(({ kind }) => kind)).toEqual(kinds));

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
  ])('takes %j for no header of a task list', (cells) => expect(readHeader(cells)).toBeNull());

  it('knows the remains of a header inside a cell', () => {
    const [upstream] = readHeader(['省若千措施', '市贯彻落实措施', '责任单位']) ?? [];
    expect(upstream && ['省若干措施', '省若千措施', '增强服务'].map((words) => isHeaderWords(words, upstream))).toEqual([true, true, false]);
  });
});
