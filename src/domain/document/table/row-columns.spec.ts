import { sampleContext } from '../../../../test/golden/import/sample-units.js';
import { placeRow } from './row-columns.js';
import { readHeader } from './table-columns.js';

const COLUMNS = readHeader(['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位']) ?? [];
const MEASURE = '支持相关区利用区位优势,精准招引智能制造、医疗健康等临空偏好型产业,加快打造临空产业集聚区。';
const ROW = ['42', '', MEASURE, '2025年12月', '各相关区人民政府', '市商务局'];

describe('placeRow', () => {
  it.each([
    ['a row that fits', ROW, ROW, 'asPrinted'],
    ['empty unit cells', ['53', '', MEASURE, '持续推进', '武汉海关', ''], ['53', '', MEASURE, '持续推进', '武汉海关', ''], 'asPrinted'],
    ['cells lost at the end', ['53', '', MEASURE, '持续推进'], ['53', '', MEASURE, '持续推进', '', ''], 'asPrinted'],
    ['a row shifted one column left', ['42', MEASURE, '2025年12月', '各相关区人民政府', '市商务局', ''], ROW, 'shifted'],
    ['a row shifted left without its last cell', ['42', MEASURE, '2025年12月', '各相关区人民政府', '市商务局'], ROW, 'shifted'],
    ['a row shifted one column right', ['42', '', '', MEASURE, '2025年12月', '各相关区人民政府', '市商务局'], ROW, 'shifted'],
    ['a lost deadline', ['42', '', MEASURE, '各相关区人民政府', '市商务局', ''], ['42', '', MEASURE, '', '各相关区人民政府', '市商务局'], 'shifted'],
    ['two shifts at once', ['42', MEASURE, '各相关区人民政府', '市商务局', '', ''], ['42', MEASURE, '各相关区人民政府', '市商务局', '', ''], 'unreadable'],
    ['a row without its number', ['', '', MEASURE, '2025年12月', '市商务局', ''], ['', '', MEASURE, '2025年12月', '市商务局', ''], 'unreadable'],
    ['units where the deadline belongs', ['42', '', MEASURE, '市商务局', '2025年12月', '市民政局'], ['42', '', MEASURE, '市商务局', '2025年12月', '市民政局'], 'unreadable'],
  ])('places %s', (_, printed, cells, outcome) => expect(placeRow(printed, COLUMNS, sampleContext())).toEqual({ cells, outcome }));
});
