import { displayWidth } from './display-width.js';
import { textTable } from './text-table.js';

const COLUMNS = [{ title: '序号', align: 'right' as const }, { title: '举措', flexible: 2 }, { title: '单位', flexible: 1 }];
const ROWS = [{ across: '(一)工程' }, ['1', '建设“单一窗口”平台,为企业办理线上业务。', '市商务局'], ['12', '短', '武汉海关']];

describe('textTable', () => {
  it.each([30, 40, 60, 120])('stands in straight columns within %i columns of the terminal', (width) => {
    const lines = textTable(COLUMNS, ROWS, width).split('\n');
    const cuts = lines.filter((line) => line.includes('│')).map((line) => [...line.matchAll(/│/g)].map((cut) => displayWidth(line.slice(0, cut.index))).join());
    expect(new Set(cuts).size).toBe(1);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it('wraps what does not fit and keeps all of it', () => {
    const cells = textTable(COLUMNS, ROWS, 40).split('\n').map((line) => line.split('│')[1]?.trim() ?? '');
    expect(cells.join('')).toContain('建设“单一窗口”平台,为企业办理线上业务。短');
  });

  it('cuts to one line per row when asked to', () => {
    expect(textTable(COLUMNS, ROWS, 40, { clip: true }).split('\n')).toHaveLength(5);
  });
});
