import { defineMachine } from '../kernel/machine.js';

/** 通报 tells facts about units, which may reply before it is issued; 简报 gathers what units have sent. */
export const CIRCULAR_KINDS = ['circular', 'briefing'] as const;
export type CircularKind = (typeof CIRCULAR_KINDS)[number];
export const CIRCULAR_KIND_TITLES: Readonly<Record<CircularKind, string>> = { circular: '通报', briefing: '简报' };

/** Life of a circular or briefing: compiled from facts, checked by the units it names, finished, issued with a number. */
export const circularMachine = defineMachine({
  name: 'circular',
  title: '通报（简报）',
  initial: 'draft',
  finals: ['issued', 'discarded'],
  commands: {
    draft: { edit: 'draft', askReplies: 'replying', finish: 'ready', discard: 'discarded' },
    replying: { reply: 'replying', edit: 'replying', finish: 'ready', discard: 'discarded' },
    // What is changed after it was finished is a draft again: the units have not seen it.
    ready: { edit: 'draft', issue: 'issued', discard: 'discarded' },
    issued: {},
    discarded: {},
  },
  titles: {
    states: { draft: '拟稿', replying: '核实中', ready: '待印发', issued: '已印发', discarded: '已作废' },
    commands: { edit: '修改', askReplies: '送单位核实', reply: '答复核实', finish: '定稿', issue: '印发', discard: '作废' },
  },
});

export type CircularState = (typeof circularMachine.states)[number];
export type CircularCommand = (typeof circularMachine.commands)[number];
