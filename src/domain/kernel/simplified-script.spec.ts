import { simplified } from './simplified-script.js';

describe('simplified', () => {
  it.each([
    ['責任單位、牽頭單位、配合單位', '责任单位、牵头单位、配合单位'],
    ['完成時限', '完成时限'],
    ['市財政局、市發展和改革委員會', '市财政局、市发展和改革委员会'],
    ['市人力資源和社會保障局', '市人力资源和社会保障局'],
    ['國家稅務總局重慶市稅務局', '国家税务总局重庆市税务局'],
    ['各縣（市、區）人民政府', '各县（市、区）人民政府'],
    ['聯繫電話：張三', '联系电话：张三'],
    ['市商务局', '市商务局'],
    ['显著、乾坤、覆盖', '显著、乾坤、覆盖'],
  ])('reads %s as %s', (words, expected) => expect(simplified(words)).toBe(expected));

  it('keeps every offset', () => expect(simplified('責任單位：甲')).toHaveLength('責任單位：甲'.length));
});
