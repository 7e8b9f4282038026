import { defineMachine } from '../kernel/machine.js';

/**
 * Life of an assignment (责任): one unit's duty on one item. A unit signs for it first (公文处理工作条例 art. 24: 签收 before 承办),
 * so progress cannot be reported on what nobody has acknowledged.
 */
export const assignmentMachine = defineMachine({
  name: 'assignment',
  title: '任务责任',
  initial: 'pendingAck',
  finals: ['withdrawn'],
  commands: {
    pendingAck: { acknowledge: 'acknowledged', decline: 'declineReview', withdraw: 'withdrawn' },
    declineReview: { acceptDecline: 'withdrawn', refuseDecline: 'pendingAck', withdraw: 'withdrawn' },
    acknowledged: { report: 'inProgress', withdraw: 'withdrawn' },
    inProgress: { report: 'inProgress', claimCompletion: 'completionReview', withdraw: 'withdrawn' },
    completionReview: { acceptCompletion: 'completed', returnForRework: 'inProgress', withdraw: 'withdrawn' },
    completed: { reopen: 'inProgress' },
    withdrawn: {},
  },
  titles: {
    states: {
      pendingAck: '待签收',
      declineReview: '退办待审',
      acknowledged: '已签收',
      inProgress: '办理中',
      completionReview: '办结待审',
      completed: '已办结',
      withdrawn: '已撤回',
    },
    commands: {
      acknowledge: '签收',
      decline: '申请退办',
      acceptDecline: '同意退办',
      refuseDecline: '不同意退办',
      report: '报告进展',
      claimCompletion: '申报办结',
      acceptCompletion: '同意办结',
      returnForRework: '退回重办',
      withdraw: '撤回',
      reopen: '重新办理',
    },
  },
});

export type AssignmentState = (typeof assignmentMachine.states)[number];
export type AssignmentCommand = (typeof assignmentMachine.commands)[number];
