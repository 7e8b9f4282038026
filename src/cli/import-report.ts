import type { FindingSeverity, PlanDraft } from '../domain/document/plan-draft.js';
import { SEVERITY_TITLES } from './findings-table.js';
import { textTable } from './text-table.js';

export interface ImportedDocument {
  readonly documentNumber: string;
  readonly title: string;
  /** Null when the document assigns no work. */
  readonly items: number | null;
  readonly phases: number;
  readonly reportingDuties: number;
  /** Per severity the number of findings of each code. */
  readonly findings: Readonly<Record<FindingSeverity, Readonly<Record<string, number>>>>;
}

export interface ImportReport {
  readonly file: string;
  /** True when the same bytes had been imported before. */
  readonly alreadyImported: boolean;
  readonly stored: boolean;
  readonly documents: readonly ImportedDocument[];
}

/** The counts of one document as read. */
export function importedDocument(document: { readonly documentNumber: string; readonly title: string }, draft: PlanDraft | null): ImportedDocument {
  const codesOf = (severity: FindingSeverity): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const finding of draft?.findings ?? []) if (finding.severity === severity) counts[finding.code] = (counts[finding.code] ?? 0) + 1;
    return counts;
  };
  return {
    documentNumber: document.documentNumber,
    title: document.title,
    items: draft?.items.length ?? null,
    phases: draft?.phases.length ?? 0,
    reportingDuties: draft?.duties.length ?? 0,
    findings: { blocking: codesOf('blocking'), review: codesOf('review'), note: codesOf('note') },
  };
}

/** How the reading of a file went: one row per document, then what became of it. */
export function importReportText(report: ImportReport, width: number): string {
  const table = textTable(
    [
      { title: '文号' },
      { title: '标题', flexible: 4 },
      { title: '事项', align: 'right' },
      { title: '阶段', align: 'right' },
      { title: '报送要求', align: 'right' },
      { title: '疑点', flexible: 6 },
    ],
    report.documents.map((document) => [
      document.documentNumber,
      document.title,
      document.items === null ? '无任务' : String(document.items),
      document.items === null ? '' : String(document.phases),
      document.items === null ? '' : String(document.reportingDuties),
      findingWords(document.findings),
    ]),
    width,
    { ruled: true },
  );
  return `${report.file}：找到 ${report.documents.length} 份文件\n\n${table}\n\n${outcomeWords(report)}`;
}

function outcomeWords(report: ImportReport): string {
  if (report.alreadyImported) return '这个文件以前导入过，内容相同，未改动。';
  const drafts = report.documents.filter((document) => document.items !== null).length;
  return report.stored ? `已存为草稿 ${drafts} 份，处理完“必须处理”的疑点后可转为方案。` : '只试读，没有保存。去掉 --dry-run 即可导入。';
}

/** One line per severity: 需核对 16：group-members-unknown 7、measures-glued 6. */
function findingWords(findings: ImportedDocument['findings']): string {
  return (Object.keys(SEVERITY_TITLES) as FindingSeverity[])
    .map((severity) => ({ severity, codes: Object.entries(findings[severity]).sort(([, one], [, other]) => other - one) }))
    .filter(({ codes }) => codes.length > 0)
    .map(({ severity, codes }) => {
      const total = codes.reduce((sum, [, count]) => sum + count, 0);
      return `${SEVERITY_TITLES[severity]} ${total}：${codes.map(([code, count]) => (count === 1 ? code : `${code} ${count}`)).join('、')}`;
    })
    .join('\n');
}
