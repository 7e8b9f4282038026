import { displayName } from './file-name.js';

it.each([
  ['a plain name stays', '外经贸任务清单.xlsx', '外经贸任务清单.xlsx'],
  ['folders go', '../../etc/passwd', 'passwd'],
  ['folders of Windows go', 'C:\\资料\\清单.docx', '清单.docx'],
  ['a mark that turns the direction goes', '清单\u202Exslx.exe', '清单xslx.exe'],
  ['control characters and line breaks go', '清\r\n单\u0000.docx', '清单.docx'],
  ['dots and spaces at the ends go', ' ..清单.docx. ', '清单.docx'],
  ['nothing left gets a name', '...', '未命名文件'],
  ['a rare character stays', '𠮷.docx', '𠮷.docx'],
])('C87: %s', (_, name, shown) => {
  expect(displayName(name)).toBe(shown);
});

it('C87: a name of 300 characters is shortened before its ending', () => {
  const shown = displayName(`${'长'.repeat(300)}.xlsx`);
  expect([...shown]).toHaveLength(120);
  expect(shown.endsWith('….xlsx')).toBe(true);
});
