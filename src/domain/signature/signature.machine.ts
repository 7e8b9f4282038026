import { defineMachine } from '../kernel/machine.js';

/** Life of a draft that waits for the unit's head (单位负责人签批). It is taken back by the unit, or when its assignment came to an end meanwhile. */
export const signatureMachine = defineMachine({
  name: 'signature',
  title: '签批件',
  initial: 'waiting',
  finals: ['signed', 'returned', 'takenBack'],
  commands: {
    waiting: { sign: 'signed', return: 'returned', takeBack: 'takenBack' },
    signed: {},
    returned: {},
    takenBack: {},
  },
  titles: {
    states: { waiting: '待签批', signed: '已签批', returned: '已退回', takenBack: '已撤回' },
    commands: { sign: '签批', return: '退回', takeBack: '撤回' },
  },
});

export type SignatureState = (typeof signatureMachine.states)[number];
export type SignatureCommand = (typeof signatureMachine.commands)[number];
