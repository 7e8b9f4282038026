import { defineMachine } from '../kernel/machine.js';

/**
 * Life of an item (任务事项). 办结 (completed) is the office's confirmation that the work is done, 销号 (closedOut) strikes it
 * off the ledger after verification; 回头看 or a new instruction reopens it.
 */
export const itemMachine = defineMachine({
  name: 'item',
  title: '任务事项',
  initial: 'draft',
  finals: ['terminated'],
  commands: {
    draft: { issue: 'issued', adjust: 'draft', terminate: 'terminated' },
    issued: { start: 'inProgress', adjust: 'issued', terminate: 'terminated' },
    inProgress: { complete: 'completed', adjust: 'inProgress', suspend: 'suspended', terminate: 'terminated' },
    suspended: { resume: 'inProgress', adjust: 'suspended', terminate: 'terminated' },
    completed: { verify: 'completed', closeOut: 'closedOut', reopen: 'inProgress' },
    closedOut: { reopen: 'inProgress' },
    terminated: {},
  },
  titles: {
    states: {
      draft: '草稿',
      issued: '已交办',
      inProgress: '办理中',
      suspended: '已中止',
      completed: '已办结',
      closedOut: '已销号',
      terminated: '已终止',
    },
    commands: {
      issue: '交办',
      start: '启动办理',
      adjust: '调整',
      complete: '确认办结',
      verify: '核查',
      closeOut: '销号',
      suspend: '中止',
      resume: '恢复办理',
      terminate: '终止',
      reopen: '重新办理',
    },
  },
});

export type ItemState = (typeof itemMachine.states)[number];
export type ItemCommand = (typeof itemMachine.commands)[number];
