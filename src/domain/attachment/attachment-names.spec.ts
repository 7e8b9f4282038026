import { disguisedExtension, kindOfName } from './attachment-kinds.js';
import { cleanedName } from './cleaned-name.js';

describe('the name of an attachment (C87)', () => {
  it.each([
    ['验收意见.pdf', '验收意见.pdf'],
    ['..\\..\\windows\\system32\\验收.pdf', '验收.pdf'],
    ['/etc/passwd', 'passwd'],
    ['验收\u202Efdp.exe', '验收fdp.exe'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['\uFEFF零\u200B宽.docx', '零宽.docx'],
    ['  .隐藏.pdf', '隐藏.pdf'],
    ['尾部.pdf. . ', '尾部.pdf'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['lpt1.2024.xlsx', '_lpt1.2024.xlsx'],
    ['contract.pdf', 'contract.pdf'],
    ['a%00b.pdf', 'a_00b.pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['cafe\u0301.pdf', 'caf\u00e9.pdf'],
    ['', '未命名文件'],
    [' ../.. ', '未命名文件'],
  ])('%j becomes %j', (name, cleaned) => expect(cleanedName(name)).toBe(cleaned));

  it('keeps its extension when it is cut to 120 characters and 240 bytes', () => {
    const ascii = cleanedName(`${'a'.repeat(300)}.xlsx`);
    expect([...ascii]).toHaveLength(120);
    expect(ascii.endsWith('….xlsx')).toBe(true);
    const chinese = cleanedName(`${'督'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(chinese)).toBeLessThanOrEqual(240);
    expect(chinese.endsWith('….pdf')).toBe(true);
    expect(cleanedName(`${'督'.repeat(60)}.pdf`)).toBe(`${'督'.repeat(60)}.pdf`);
  });

  it.each([
    ['a.pdf', 'pdf'], ['a.PDF', 'pdf'], ['a.jpeg', 'jpg'], ['a.csv', 'text'], ['a.ofd', 'ofd'], ['v1.2.docx', 'docx'],
    ['a', null], ['a.exe', null], ['a.docm', null], ['a.zip', null], ['a.svg', null], ['a.html', null], ['a.pdf.exe', null], ['pdf', null],
  ])('%s is of the kind %s', (name, kind) => expect(kindOfName(name)).toBe(kind));

  it.each([
    ['报告.exe.pdf', 'exe'], ['报告.html .pdf', 'html'], ['a.docm.docx', 'docm'], ['2024.6.30.pdf', null], ['v1.2.docx', null], ['报告.pdf', null], ['a.JS.txt', 'js'],
  ])('%s hides %s', (name, hidden) => expect(disguisedExtension(name)).toBe(hidden));
});
