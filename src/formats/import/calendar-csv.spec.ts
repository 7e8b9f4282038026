import { readCalendarRows, readCalendarYear } from './calendar-csv.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a calendar file', () => {
  it('is read with the line of each row: empty lines and a byte order mark do not shift them', () => {
    expect(readCalendarRows(bytes('\uFEFFdate,kind,name\r\n2027-01-01,dayOff,元旦\r\n\r\n 2027-02-06 ,workday,春节\r\n'))).toEqual([
      { row: 2, date: '2027-01-01', kind: 'dayOff', name: '元旦' },
      { row: 4, date: '2027-02-06', kind: 'workday', name: '春节' },
    ]);
  });

  it('is read in GBK, as spreadsheets save it', () => {
    const gbk = new Uint8Array([...bytes('date,kind,name\n2027-01-01,dayOff,'), 0xd4, 0xaa, 0xb5, 0xa9, 0x0a]);
    expect(readCalendarRows(gbk)).toEqual([{ row: 2, date: '2027-01-01', kind: 'dayOff', name: '元旦' }]);
  });

  it('leaves empty what a row or the head does not have', () => {
    expect(readCalendarRows(bytes('date,name\n2027-01-01\n2027-01-02,元旦,多余\n'))).toEqual([
      { row: 2, date: '2027-01-01', kind: '', name: '' },
      { row: 3, date: '2027-01-02', kind: '', name: '元旦' },
    ]);
  });

  it('may hold no day', () => {
    expect(readCalendarRows(bytes('date,kind,name\n'))).toEqual([]);
  });

  it('is refused in Chinese when there is nothing in it', () => {
    expect(() => readCalendarRows(bytes('\n\n'))).toThrow('文件是空的');
  });

  it('is refused with every wrong row', () => {
    expect(() => readCalendarYear('date,kind,name\n2027-13-01,dayOff,元旦\n2027-01-02,休,元旦\n', 2027, '通知')).toThrow(/2027年放假安排：第2行：.*；第3行：/);
  });
});
