import { FINDING_CODES } from '../domain/document/finding-codes.js';
import type { FindingSeverity } from '../domain/document/plan-draft.js';
import type { FindingRow } from '../modules/documents/index.js';
import type { PlanListRow } from '../modules/plans/index.js';
import { textTable } from './text-table.js';

export const SEVERITY_TITLES: Readonly<Record<FindingSeverity, string>> = { blocking: '必须处理', review: '需核对', note: '提示' };

const DECISION_TITLES: Readonly<Record<string, string>> = { acceptProposal: '采纳建议', keepPrinted: '按原文保留', set: '人工改定', ignore: '忽略' };

const PART_TITLES: Readonly<Record<string, string>> = {
  text: '文字', number: '序号', headings: '所属任务', deadline: '时限', assignments: '单位', clauses: '单位', upstreamText: '上级措施', people: '责任人',
};

const MEANINGS: Readonly<Record<string, { readonly meaning: string }>> = FINDING_CODES;

/** The reader's doubts about one plan, the most serious first. */
export function findingsTable(plan: PlanListRow, findings: readonly FindingRow[], width: number): string {
  const heading = `${plan.documentNumber} ${plan.title}`;
  if (findings.length === 0) return `${heading}\n\n阅读时没有疑点。`;
  const table = textTable(
    [
      { title: '程度' },
      { title: '行', align: 'right' },
      { title: '疑点', flexible: 4 },
      { title: '原文', flexible: 4 },
      { title: '读取时的处理', flexible: 4 },
      { title: '建议', flexible: 3 },
      { title: '决定和理由', flexible: 4 },
    ],
    findings.map((finding) => [
      SEVERITY_TITLES[finding.severity],
      finding.at || (finding.endLine > finding.line ? `${finding.line}-${finding.endLine}` : String(finding.line)),
      `${fieldWords(finding.field)}${MEANINGS[finding.code]?.meaning ?? ''} [${finding.code}]`,
      finding.printed,
      finding.done,
      finding.proposal ?? '',
      finding.decision === null ? '待定' : `${DECISION_TITLES[finding.decision] ?? finding.decision}：${finding.decisionReason ?? ''}`,
    ]),
    width,
    { ruled: true },
  );
  return `${heading}\n\n${table}\n\n${countWords(findings)}行号指来源文件中的行。`;
}

/** 必须处理 2（待定 0），需核对 16（待定 7），提示 22（待定 22）。 */
function countWords(findings: readonly FindingRow[]): string {
  const parts = (Object.keys(SEVERITY_TITLES) as FindingSeverity[]).map((severity) => {
    const all = findings.filter((finding) => finding.severity === severity);
    return `${SEVERITY_TITLES[severity]} ${all.length}（待定 ${all.filter((finding) => finding.decision === null).length}）`;
  });
  return `${parts.join('，')}。`;
}

/** 第33项时限：, '' for a doubt about the whole document. */
export function fieldWords(field: string): string {
  const item = /^item-(\d+)(?:\.(.+))?$/.exec(field);
  if (!item) return '';
  return `第${item[1]}项${PART_TITLES[item[2] ?? ''] ?? ''}：`;
}
