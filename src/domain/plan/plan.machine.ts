import { defineMachine } from '../kernel/machine.js';

/** Life of a plan (方案): drawn up, issued (交办), closed when its work is over, archived; 不满意 reopens a closed one (domain.md 4.5). */
export const planMachine = defineMachine({
  name: 'plan',
  title: '方案',
  initial: 'draft',
  finals: ['archived'],
  commands: {
    draft: { issue: 'issued' },
    issued: { close: 'closed' },
    closed: { archive: 'archived', reopen: 'issued' },
    archived: {},
  },
  titles: {
    states: { draft: '草稿', issued: '已交办', closed: '已结束', archived: '已归档' },
    commands: { issue: '交办', close: '结束', archive: '归档', reopen: '重新办理' },
  },
});

export type PlanState = (typeof planMachine.states)[number];
export type PlanCommand = (typeof planMachine.commands)[number];
