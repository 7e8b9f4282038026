import ExcelJS from 'exceljs';
import { docxParts } from '../../support/docx-parts.js';
import { documentEntries, writtenZip } from '../../support/office-files.js';

/** The bytes of a .docx file with a body written by the builders of docx-parts. */
export function docxBytes(body: string): Uint8Array {
  const around = documentEntries('').filter(({ name }) => name !== 'word/document.xml');
  return writtenZip([...around, ...[...docxParts(body)].map(([name, content]) => ({ name, content }))]);
}

/** The bytes of a workbook of one sheet, as a program writes them. */
export async function xlsxBytes(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Sheet1'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
