import type { DraftItem, DraftView, Finding, PlanDraft } from './draft-view';

/** A draft of one item for the tests of these pages. */
export const aDraft = (parts: Partial<PlanDraft> = {}): PlanDraft => ({
  documentNumber: '武政办〔2024〕121号', title: '实施方案', shortName: '', kind: 'implementationPlan', issuer: '市人民政府办公厅', issuedOn: '2024-03-07', leadingGroup: null, supervisor: null, phases: [], duties: [], scopes: [],
  items: [], unitProposals: [], ...parts,
});

export const anItem = (parts: Partial<DraftItem> = {}): DraftItem => ({
  key: 'item-1', number: '1', headings: ['一、开放平台', '1、自贸区'], text: '推动数字自贸建设。', upstreamText: null, deadline: { raw: '', dueOn: null, precision: null, evergreen: false }, clauses: [], assignments: [], ...parts,
});

export const aFinding = (parts: Partial<Finding> = {}): Finding => ({
  id: '1', key: 'deadline-past:item-1.deadline', code: 'deadline-past', meaning: '完成时限早于公文的成文日期，按原文保留', severity: 'review', field: 'item-1.deadline', line: 10, endLine: 10, at: '', printed: '2023年12月', done: '按原文记为 2023-12-31',
  proposal: '请与牵头单位核实', decision: null, decisionReason: null, decidedBy: null, decidedAt: null, ...parts,
});

export const aView = (draft: PlanDraft, findings: readonly Finding[] = [], reading: Partial<DraftView['reading']> = {}): DraftView => ({
  draft, findings: [...findings], lostDecisions: [],
  reading: {
    id: '18', sourceDocumentId: '2', source: '方案.txt', format: 'text', encoding: 'UTF-8', documentNumber: draft.documentNumber, title: draft.title, line: 1, endLine: 20, planId: null, runningPlanId: null, items: draft.items.length, findings: findings.length,
    openFindings: findings.length, openBlocking: 0, openReview: 0, ...reading,
  },
});
