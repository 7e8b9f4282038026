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
    declineReview: { acceptDecline: 'withdrawn', refuseDecline: 'pendingAck', takeBackRequest: 'pendingAck', withdraw: 'withdrawn' },
    // 备案, a report or an input is the first sign of work; an extension is a request beside the work, not a state of it.
    acknowledged: {
      report: 'inProgress', filePlan: 'inProgress', fileInput: 'inProgress',
      requestExtension: 'acknowledged', grantExtension: 'acknowledged', refuseExtension: 'acknowledged', takeBackRequest: 'acknowledged', withdraw: 'withdrawn',
    },
    inProgress: {
      report: 'inProgress', filePlan: 'inProgress', fileInput: 'inProgress',
      requestExtension: 'inProgress', grantExtension: 'inProgress', refuseExtension: 'inProgress', takeBackRequest: 'inProgress',
      claimCompletion: 'completionReview', withdraw: 'withdrawn',
    },
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
      filePlan: '报备工作方案',
      fileInput: '报送配合情况',
      requestExtension: '申请延期',
      grantExtension: '同意延期',
      refuseExtension: '不同意延期',
      takeBackRequest: '撤回申请',
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
