import type { PlanKind } from './plan-draft.js';

const KINDS: readonly { kind: PlanKind; pattern: RegExp }[] = [
  { kind: 'cppccProposal', pattern: /建议案|提案/ },
  { kind: 'npcMotion', pattern: /议案|代表建议/ },
  { kind: 'taskList', pattern: /清单$|任务分解|责任分工$/ },
  { kind: 'opinion', pattern: /意见$/ },
  { kind: 'implementationPlan', pattern: /方案|计划|规划/ },
];

/** Kind of a plan by the words of its title; `policy` when none fits. */
export function planKindOf(title: string): PlanKind {
  return KINDS.find(({ pattern }) => pattern.test(title))?.kind ?? 'policy';
}

const LAYS_DOWN_RULES = /(?:决定|通告|公告|办法|规定|条例|细则|目录)(?:的通知)?$/;

/** True for documents that decide, announce or lay down rules (决定, 通告, 办法): the responsibilities in them are standing ones, no tasks. */
export function laysDownRules(title: string): boolean {
  return LAYS_DOWN_RULES.test(title);
}

const SHORT_NAME = /\((?:以下|下)(?:简)?称(?:为)?[“"]?([^()“”"]{2,20}?)[”"]?\)/;

/** The short name the opening gives the document (以下称3号建议案), '' when it gives none. `opening` must be half-width. */
export function shortNameIn(opening: string): string {
  return SHORT_NAME.exec(opening)?.[1] ?? '';
}
