import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { UnitDirectory } from '../../src/domain/unit/unit.js';
import { readIsolated } from '../../src/formats/import/isolated/read-isolated.js';
import { boundHere } from '../support/machine-pace.js';

const NO_UNITS: UnitDirectory = { units: [], groups: [] };

test('a workbook of 1,000 rows is read within two seconds, the process included, and the waiting process stays responsive', async () => {
  const bytes = await thousandRows();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const { content, documents } = await readIsolated(bytes, NO_UNITS);
  const elapsed = performance.now() - began;
  expect(content.lineNames.at(-1)).toMatch(/!\d+$/);
  expect(documents[0]?.plan?.items).toHaveLength(1_000);
  const blocked = delay.max / 1e6;
  process.stderr.write(`  1,000 rows of a workbook: ${Math.round(elapsed)} ms, the waiting process held up for ${Math.round(blocked)} ms at most\n`);
  expect(elapsed).toBeLessThan(boundHere(2_000, elapsed));
  expect(blocked).toBeLessThan(boundHere(200, blocked));
});

async function thousandRows(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('任务表');
  sheet.addRow(['武政办〔2024〕99号']);
  sheet.addRow(['市人民政府办公厅关于印发任务分解表的通知']);
  sheet.addRow(['序号', '主要任务', '工作举措', '完成时限', '牵头单位', '责任单位', '备注']);
  for (let number = 1; number <= 1_000; number += 1) {
    sheet.addRow([number, `主要任务${Math.ceil(number / 5)}`, `推进第${number}项重点工作，完善工作机制，形成阶段成果并按期完成。`, '2025年12月', '市商务局', '市财政局、市税务局', '']);
    if (number % 5 === 0) sheet.mergeCells(`B${number - 1}:B${number + 3}`);
  }
  sheet.mergeCells('A1:G1');
  sheet.mergeCells('A2:G2');
  return new Uint8Array(await book.xlsx.writeBuffer());
}
