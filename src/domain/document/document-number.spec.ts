import { isOpenNumber, readNumberLine } from './document-number.js';

describe('readNumberLine', () => {
  it.each([
    ['国办发〔2024〕12号', '国办发〔2024〕12号'],
    ['鄂政办发[2024]5号', '鄂政办发〔2024〕5号'],
    ['发改产业〔2024〕123号', '发改产业〔2024〕123号'],
    ['京政办字（2024）3号', '京政办字〔2024〕3号'],
    ['沪府办规〔2023〕12号', '沪府办规〔2023〕12号'],
    ['杭政函【２０２４】５号', '杭政函〔2024〕5号'],
    ['武政办〔2024〕 21 号', '武政办〔2024〕21号'],
    ['武政办〔2024〕第21号', '武政办〔2024〕21号'],
    ['发文字号：武政办〔2024〕21号', '武政办〔2024〕21号'],
    ['　　　　国办发〔2024〕12号', '国办发〔2024〕12号'],
  ])('reads %s as %s', (line, standard) => expect(readNumberLine(line.trim())).toMatchObject({ standard, withoutIssuer: false, dateWords: '' }));

  it.each([
    ['武医保规〔2023〕2号 2023年12月26日', '2023年12月26日'],
    ['武政办〔2024〕21号    签发人：张三', ''],
  ])('takes what stands beside the number in %s', (line, dateWords) => {
    const number = readNumberLine(line);
    expect(number?.dateWords).toBe(dateWords);
    expect(line.startsWith(number?.printed ?? '-')).toBe(true);
  });

  it.each([
    ['2024年第5号', '2024年第5号'],
    ['２０２４年第５号（公告）', '2024年第5号'],
    ['〔2024〕第5号', '〔2024〕第5号'],
  ])('reads %s as a number that names no issuer', (line, standard) => expect(readNumberLine(line)).toMatchObject({ standard, withoutIssuer: true }));

  it.each(['根据武政办〔2024〕21号', '(武政规〔2019〕21号)', '武政办〔2024〕21号精神', '2024年第5、6期', '关于武政办〔2024〕21号的说明', ''])('finds none in %p', (line) => expect(readNumberLine(line)).toBeNull());
});

describe('isOpenNumber', () => {
  it.each([
    ['武政办〔2024〕 号', true],
    ['×政发〔20××〕×号', true],
    ['武政办〔2024〕21号', false],
    ['编号', false],
  ])('%s: %p', (line, expected) => expect(isOpenNumber(line)).toBe(expected));
});
