import type { AuditRowResponse } from './dto/audit.dto.js';

export type ExportFormat = 'ndjson' | 'csv';

/** Media types of the two formats; the mark at the beginning of a CSV file lets Excel read its Chinese. */
export const EXPORT_MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' };

const COLUMNS: readonly (readonly [string, (row: AuditRowResponse) => string | null])[] = [
  ['序号', (row) => row.sequence],
  ['时间', (row) => row.at],
  ['写入时间', (row) => row.recordedAt],
  ['操作人', (row) => row.actor],
  ['账号编号', (row) => row.actorId],
  ['岗位', (row) => row.role],
  ['操作', (row) => row.action],
  ['结果', (row) => (row.outcome === 'done' ? '成功' : '拒绝')],
  ['对象', (row) => row.subjectType],
  ['对象编号', (row) => row.subjectId],
  ['细节', (row) => JSON.stringify(row.detail)],
  ['请求编号', (row) => row.correlationId],
  ['来源地址', (row) => row.address],
  ['摘要', (row) => row.hash],
];

/** The pages of an export as text, one line per row. */
export async function* exportedLines(pages: AsyncIterable<readonly AuditRowResponse[]>, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${line(COLUMNS.map(([title]) => title))}`;
  for await (const rows of pages) yield rows.map((row) => (format === 'csv' ? line(COLUMNS.map(([, value]) => value(row) ?? '')) : `${JSON.stringify(row)}\n`)).join('');
}

function line(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula (CWE-1236). */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
