import type { TableRow } from '../../domain/document/block.js';
import { sheetBlocks } from './title-rows.js';

const HEADER = ['序号', '重点任务', '责任单位'];
const UPPER = ['序号', '重点任务', '责任分工', ''];
const LOWER = ['', '', '牵头单位', '配合单位'];
const FULL = ['1', '建设平台。', '市商务局', '市财政局'];
const TASK = ['1', '建设平台。', '市商务局'];

function shown(rows: readonly (readonly string[])[]): (string | readonly (readonly string[])[])[] {
  const written = rows.map((cells, index): TableRow => ({ cells, place: { line: index + 1, endLine: index + 1 } }));
  return sheetBlocks(written).map((block) => (block.kind === 'paragraph' ? block.text : block.rows.map(({ cells }) => cells)));
}

describe('sheetBlocks', () => {
  it.each<[string, string[][], (string | string[][])[]]>([
    ['a title above the header is a paragraph', [['重点任务清单', '', ''], HEADER, TASK], ['重点任务清单', [HEADER, TASK]]],
    ['a title above a header of two rows is a paragraph', [['重点任务清单', '', '', ''], UPPER, LOWER, FULL], ['重点任务清单', [UPPER, LOWER, FULL]]],
    ['a title repeated over the cells it spans is one paragraph', [['重点任务清单', '重点任务清单', '重点任务清单'], HEADER, TASK], ['重点任务清单', [HEADER, TASK]]],
    ['a note behind the list is a paragraph', [HEADER, TASK, ['注：按季度报送。', '', '']], [[HEADER, TASK], '注：按季度报送。']],
    ['a heading behind the list stays in it', [HEADER, TASK, ['二、优化服务', '', '']], [[HEADER, TASK, ['二、优化服务', '', '']]]],
    ['a task without number and unit stays in the list', [HEADER, TASK, ['', '开展培训。', '']], [[HEADER, TASK, ['', '开展培训。', '']]]],
    ['a number without a task stays in the list', [HEADER, TASK, ['2', '', '']], [[HEADER, TASK, ['2', '', '']]]],
    ['a table without the header of a task list stays whole', [['目录', ''], ['文件', '文号']], [[['目录', ''], ['文件', '文号']]]],
  ])('%s', (_, rows, expected) => expect(shown(rows)).toEqual(expected));
});
