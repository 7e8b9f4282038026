import { defineMachine } from '../kernel/machine.js';

/**
 * Life of one period's submission (信息报送, 简报, 总结). Missing the window is a fact, not an end: the unit may still submit,
 * and what is then accepted stays marked late through the whole review.
 */
export const submissionMachine = defineMachine({
  name: 'submission',
  title: '报送材料',
  initial: 'scheduled',
  finals: ['accepted', 'acceptedLate', 'waived', 'noChange'],
  commands: {
    scheduled: { open: 'open', waive: 'waived' },
    open: { submit: 'submitted', declareNoChange: 'noChange', waive: 'waived', closeWindow: 'missed' },
    // 每月1篇以上: a further piece may always be added while the office has not accepted.
    submitted: { submit: 'submitted', withdraw: 'open', accept: 'accepted', return: 'returned' },
    returned: { submit: 'submitted', waive: 'waived' },
    accepted: {},
    missed: { submit: 'submittedLate', waive: 'waived' },
    submittedLate: { submit: 'submittedLate', withdraw: 'missed', accept: 'acceptedLate', return: 'returnedLate' },
    returnedLate: { submit: 'submittedLate', waive: 'waived' },
    acceptedLate: {},
    waived: {},
    noChange: {},
  },
  titles: {
    states: {
      scheduled: '未开始',
      open: '待报送',
      submitted: '已报送',
      returned: '已退回',
      accepted: '已接收',
      missed: '未按期报送',
      submittedLate: '已补报',
      returnedLate: '补报已退回',
      acceptedLate: '补报已接收',
      waived: '已免报',
      noChange: '无新进展',
    },
    commands: {
      open: '开始报送',
      submit: '报送',
      withdraw: '撤回报送',
      accept: '接收',
      return: '退回',
      waive: '免报',
      closeWindow: '截止',
      declareNoChange: '填报无新进展',
    },
  },
});

export type SubmissionState = (typeof submissionMachine.states)[number];
export type SubmissionCommand = (typeof submissionMachine.commands)[number];
