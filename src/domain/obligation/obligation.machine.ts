import { defineMachine } from '../kernel/machine.js';

/** Life of an obligation. It pauses while the office holds the ball; accepting then settles it without resuming its clock. */
export const obligationMachine = defineMachine({
  name: 'obligation',
  title: '应办事项',
  initial: 'open',
  finals: ['settled', 'voided'],
  commands: {
    open: { settle: 'settled', pause: 'paused', void: 'voided' },
    paused: { resume: 'open', settle: 'settled', void: 'voided' },
    settled: {},
    voided: {},
  },
  titles: {
    states: { open: '待完成', paused: '暂停计时', settled: '已完成', voided: '已作废' },
    commands: { settle: '完成', pause: '暂停', resume: '恢复', void: '作废' },
  },
});

export type ObligationState = (typeof obligationMachine.states)[number];
export type ObligationCommand = (typeof obligationMachine.commands)[number];
