import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import yazl from 'yazl';

const COLUMNS = ['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位', '备注'];
const MEASURES_PER_TASK = 5;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A plan table of that many measures as a workbook: seven columns, five measures to a merged task, `mark` in its title. */
export async function workbookBytes(measures, units, mark = '') {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('任务分解表');
  sheet.addRow([`武政办〔2024〕99号${mark}`]);
  sheet.addRow(['市人民政府办公厅关于印发2024年重点工作任务分解表的通知']);
  sheet.addRow(COLUMNS);
  for (let number = 1; number <= measures; number++) {
    sheet.addRow(tableCells(number, units));
    if (number % MEASURES_PER_TASK === 0) sheet.mergeCells(sheet.rowCount - MEASURES_PER_TASK + 1, 2, sheet.rowCount, 2);
  }
  sheet.mergeCells('A1:G1');
  sheet.mergeCells('A2:G2');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const tableCells = (number, units) => [
  number, `主要任务${Math.ceil(number / MEASURES_PER_TASK)}`, measureWords(number), `2024年${(number % 12) + 1}月底前`,
  unitName(units, number), [1, 2, 3].map((step) => unitName(units, number + step)).join('、'), '',
];

const measureWords = (number) => `推进第${number}批重点项目建设，完善工作机制，健全政策体系，形成一批可复制、可推广的阶段成果，全年开展专项活动${(number % 20) + 5}场以上。`;
const unitName = (units, position) => units[position % units.length].name;

/** A notice as Word writes it: numbered paragraphs under three levels of automatic numbering, and tables of 200 rows. */
export async function wordBytes({ paragraphs, tables }, units) {
  const head = ['武政办〔2024〕98号', '市人民政府办公厅关于印发武汉市重点工作实施方案的通知', '各区人民政府，市人民政府各部门：', '《武汉市重点工作实施方案》已经市人民政府同意，现印发给你们，请认真组织实施。', '武汉市人民政府办公厅', '2024年5月6日', '武汉市重点工作实施方案'].map((words) => paragraph(words));
  const body = Array.from({ length: paragraphs }, (_, index) => numberedParagraph(index, units));
  const listed = Array.from({ length: tables }, (_, table) => [paragraph(`附件${table + 1}：任务分解表`), wordTable(table * 200, 200, units)]).flat();
  return zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPES}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD_TYPES}.numbering+xml"/></Types>`,
    '_rels/.rels': `<Relationships ${RELATIONSHIPS}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships ${RELATIONSHIPS}><Relationship Id="rId1" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
    'word/numbering.xml': numbering(),
    'word/document.xml': `<w:document ${WORD}><w:body>${[...head, ...body, ...listed].join('')}<w:sectPr/></w:body></w:document>`,
  });
}

/** Twenty measures to a task, five tasks to a section; the marks 一、（一）1. come from the list. */
function numberedParagraph(index, units) {
  if (index % 100 === 0) return paragraph('强化重点领域工作', 0);
  if (index % 20 === 1) return paragraph('提升产业发展能级。', 1);
  return paragraph(`${measureWords(index)}（牵头单位：${unitName(units, index)}；责任单位：${unitName(units, index + 1)}、${unitName(units, index + 2)}）`, 2);
}

function paragraph(words, level) {
  const number = level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
  return `<w:p>${number}<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

function wordTable(from, rows, units) {
  const cell = (words, properties = '') => `<w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;
  const row = (cells) => `<w:tr>${cells.join('')}</w:tr>`;
  const measures = Array.from({ length: rows }, (_, index) => {
    const first = index % MEASURES_PER_TASK === 0;
    return row(tableCells(from + index + 1, units).map((words, column) => (column === 1 ? cell(first ? words : '', first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : cell(words))));
  });
  return `<w:tbl><w:tblPr/><w:tblGrid>${COLUMNS.map(() => '<w:gridCol w:w="1300"/>').join('')}</w:tblGrid>${row(COLUMNS.map((words) => cell(words)))}${measures.join('')}</w:tbl>`;
}

function numbering() {
  const levels = [['chineseCounting', '%1、'], ['chineseCounting', '（%2）'], ['decimal', '%3.']];
  const written = levels.map(([format, pattern], level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${pattern}"/></w:lvl>`);
  return `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="1">${written.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
}

async function zipped(parts) {
  const zip = new yazl.ZipFile();
  for (const [name, words] of Object.entries(parts)) zip.addBuffer(Buffer.from(words), name);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
