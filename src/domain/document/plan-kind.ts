import type { PlanKind } from './plan-draft.js';
import { halfWidth } from './printed-text.js';

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

const REPORTS = /(?:报告|总结|汇报|通报|公报|述职|综述|纪实|讲话|发言|致辞|解读|问答|答记者问|访谈|任免|任职|免职|名单|通讯录)(?:的(?:通知|公告))?(?:\([^()]*\))?$|^图解|解读[::]/;
const FORM = /(?:申报|申请|登记|审批|备案|推荐|报名|反馈|回执|填报|报送|统计|汇总|情况)表(?:\([^()]*\))?$|样表|模板|回执$/;

/** True for documents that report, explain or name persons (工作报告, 情况通报, 政策解读, 人事任免): what they say of responsibility is no task. */
export function reportsOnly(title: string): boolean {
  return REPORTS.test(halfWidth(title));
}

/** True for a form that somebody else fills in (申报表, 登记表). */
export function isFormTitle(title: string): boolean {
  return FORM.test(halfWidth(title));
}

const SHORT_NAME = /\((?:以下|下)(?:简)?称(?:为)?[“"]?([^()“”"]{2,20}?)[”"]?\)/;

/** The short name the opening gives the document (以下称3号建议案), '' when it gives none. `opening` must be half-width. */
export function shortNameIn(opening: string): string {
  return SHORT_NAME.exec(opening)?.[1] ?? '';
}
