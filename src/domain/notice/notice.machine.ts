import { defineMachine } from '../kernel/machine.js';

/**
 * Life of a notice (督办单): a ladder rung or a person of the office drafts it, a person with issuing authority issues it with a number, the
 * unit answers and the office closes it. A graver notice of the same matter takes the place of the one before (一事一单, domain.md 3.6).
 */
export const noticeMachine = defineMachine({
  name: 'notice',
  title: '督办单',
  initial: 'draft',
  finals: ['closed', 'superseded', 'discarded'],
  commands: {
    draft: { edit: 'draft', sign: 'signed', issue: 'issued', discard: 'discarded' },
    // Whoever changes a signed text takes the signature off it.
    signed: { edit: 'draft', issue: 'issued', discard: 'discarded' },
    issued: { reply: 'answered', close: 'closed', supersede: 'superseded' },
    answered: { return: 'returned', close: 'closed', supersede: 'superseded' },
    returned: { reply: 'answered', close: 'closed', supersede: 'superseded' },
    closed: {},
    superseded: {},
    discarded: {},
  },
  titles: {
    states: {
      draft: '待签发', signed: '已签批', issued: '已签发', answered: '已回复', returned: '回复已退回', closed: '已办结', superseded: '已升级', discarded: '已作废',
    },
    commands: { edit: '修改', sign: '签批', issue: '签发', discard: '作废', reply: '回复', return: '退回回复', close: '办结', supersede: '升级' },
  },
});

export type NoticeState = (typeof noticeMachine.states)[number];
export type NoticeCommand = (typeof noticeMachine.commands)[number];

/** States in which nobody outside the office knows of the notice. */
export const UNISSUED_NOTICE_STATES: readonly NoticeState[] = ['draft', 'signed'];

/** States in which the notice is with its unit or with the office for an answer. */
export const RUNNING_NOTICE_STATES: readonly NoticeState[] = ['issued', 'answered', 'returned'];
