import { FINDING_CODES } from '../domain/document/finding-codes.js';
import type { Finding, FindingSeverity, PlanDraft } from '../domain/document/plan-draft.js';
import type { ReadDocument, SourceReading } from '../domain/document/source-reading.js';
import { firstNames } from './name-list.js';
import { fieldWords, SEVERITY_TITLES } from './findings-table.js';
import { textTable } from './text-table.js';

const FORMAT_TITLES: Readonly<Record<SourceReading['format'], string>> = { text: '文本', html: '网页', docx: 'Word 文档', xlsx: 'Excel 工作簿' };
const SEVERITIES: readonly FindingSeverity[] = ['blocking', 'review', 'note'];
/** More doubts of one document than this are counted, not listed. */
const LISTED = 12;
const PROPOSALS_NAMED = 8;
const MEANINGS: Readonly<Record<string, { readonly meaning: string }>> = FINDING_CODES;

/** How the reading of a file went: one row per document, then what a person has to look at first. `lineNames` are the file's own addresses. */
export function healthReport(reading: SourceReading, lineNames: readonly string[], width: number): string {
  const kind = FORMAT_TITLES[reading.format] + (reading.encoding === null ? '' : `，${reading.encoding} 编码`);
  const table = textTable(
    [
      { title: '文号' },
      { title: '标题', flexible: 4 },
      { title: '事项', align: 'right' },
      { title: '有把握', align: 'right' },
      { title: '阶段', align: 'right' },
      { title: '报送要求', align: 'right' },
      { title: '疑点', flexible: 6 },
    ],
    reading.documents.map(documentRow),
    width,
    { ruled: true },
  );
  const parts = reading.documents.flatMap((document) => (document.plan ? [doubtsOf(document, document.plan, lineNames, width)] : [])).filter((part) => part !== '');
  return [`${reading.file}（${kind}）：找到 ${reading.documents.length} 份文件`, table, ...parts].join('\n\n');
}

function documentRow({ documentNumber, title, plan }: ReadDocument): string[] {
  if (!plan) return [documentNumber || '（无文号）', title, '无任务', '', '', '', ''];
  return [
    plan.documentNumber || '（无文号）',
    plan.title,
    String(plan.items.length),
    String(certainItems(plan)),
    String(plan.phases.length),
    String(plan.duties.length),
    findingWords(plan.findings),
  ];
}

/** Items of which every field is certain. */
function certainItems({ items, origins = {} }: PlanDraft): number {
  const uncertain = new Set(Object.entries(origins).flatMap(([field, { certain }]) => (certain ? [] : [field.split('.')[0]])));
  return items.filter((item) => !uncertain.has(item.key)).length;
}

/** One line per severity: 需核对 16：group-members-unknown 7、measures-glued 6. */
function findingWords(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({ severity, own: findings.filter((finding) => finding.severity === severity) }))
    .filter(({ own }) => own.length > 0)
    .map(({ severity, own }) => {
      const counts = new Map<string, number>();
      for (const { code } of own) counts.set(code, (counts.get(code) ?? 0) + 1);
      const codes = [...counts].sort(([, one], [, other]) => other - one);
      return `${SEVERITY_TITLES[severity]} ${own.length}：${codes.map(([code, count]) => (count === 1 ? code : `${code} ${count}`)).join('、')}`;
    })
    .join('\n');
}

/** The doubts to look at first, each with its place in the file, and the units that are not in the directory. */
function doubtsOf(document: ReadDocument, plan: PlanDraft, lineNames: readonly string[], width: number): string {
  const serious = SEVERITIES.slice(0, 2).flatMap((severity) => plan.findings.filter((finding) => finding.severity === severity));
  const lines: string[] = [];
  if (serious.length > 0) {
    const rows = serious.slice(0, LISTED).map((finding) => [
      SEVERITY_TITLES[finding.severity],
      lineNames[finding.place.line - 1] || `第${finding.place.line}行`,
      `${fieldWords(finding.field)}${MEANINGS[finding.code]?.meaning ?? ''} [${finding.code}]`,
      finding.printed,
      [finding.done, finding.proposal].filter((words) => words !== null && words !== '').join('。'),
    ]);
    lines.push(textTable([{ title: '程度' }, { title: '位置' }, { title: '疑点', flexible: 4 }, { title: '原文', flexible: 4 }, { title: '处理和建议', flexible: 5 }], rows, width, { ruled: true }));
    if (serious.length > LISTED) lines.push(`另有 ${serious.length - LISTED} 条，导入后可逐条处理；用 --json 可看全部。`);
  }
  const proposals = plan.unitProposals ?? [];
  if (proposals.length > 0) lines.push(`单位目录里没有的单位 ${proposals.length} 个：${firstNames(proposals.map((proposal) => proposal.name), PROPOSALS_NAMED, '个')}。导入后可一次补入目录。`);
  return lines.length === 0 ? '' : [`${document.documentNumber || plan.title}`, ...lines].join('\n');
}
