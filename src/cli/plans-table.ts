import { planMachine } from '../domain/plan/plan.machine.js';
import type { PlanListRow } from '../modules/plans/index.js';
import { officeWords } from './office-words.js';
import { type Column, textTable } from './text-table.js';

const COLUMNS: readonly Column[] = [
  { title: '文号' },
  { title: '名称', flexible: 3 },
  { title: '状态' },
  { title: '事项', align: 'right' },
  { title: '责任', align: 'right' },
  { title: '签收', align: 'right' },
  { title: '阶段', align: 'right' },
  { title: '报送要求', align: 'right' },
  { title: '逾期', align: 'right' },
  { title: '疑点 待定/全部', align: 'right' },
  { title: '领导小组办公室', flexible: 2 },
];

/** All plans, one line each. */
export function plansTable(plans: readonly PlanListRow[], width: number): string {
  if (plans.length === 0) return '还没有方案。用 duban import 文件 导入公文，或用 duban seed 载入演示数据。';
  return textTable(
    COLUMNS,
    plans.map((plan) => [
      plan.documentNumber,
      plan.shortName || plan.title,
      planMachine.stateTitles[plan.status],
      String(plan.items),
      String(plan.assignments),
      String(plan.acknowledged),
      String(plan.phases),
      String(plan.reportingDuties),
      String(plan.overdue),
      `${plan.openFindings}/${plan.findings}`,
      plan.office === null ? '文件未写明' : officeWords(plan.office, plan.officeUnit),
    ]),
    width,
  );
}
