import { INSTRUCTION_ACTION_TITLES, type InstructionAction } from '../instruction/instruction.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { NotificationText } from './notification.js';

const SHOWN = 200;

interface ToldInstruction {
  readonly documentNumber: string;
  /** 第12项 做好……; null for the plan as a whole. */
  readonly item: string | null;
  readonly text: string;
}

/** A leader's instruction, to the office that handles it. */
export function instructionText(instruction: ToldInstruction & { readonly givenBy: string; readonly dueOn: LocalDate | null }): NotificationText {
  return {
    kind: 'instructionGiven',
    title: `${instruction.givenBy}批示${instruction.dueOn === null ? '' : `，请于${instruction.dueOn}前办理`}：${instruction.item ?? instruction.documentNumber}`,
    body: `${instruction.documentNumber}；${instruction.text}`,
  };
}

/** What the office made of it, to the leader who gave it. */
export function instructionAnsweredText(instruction: ToldInstruction & { readonly action: InstructionAction; readonly note: string }): NotificationText {
  return {
    kind: 'instructionAnswered',
    title: `你的批示已答复（${INSTRUCTION_ACTION_TITLES[instruction.action]}）：${instruction.item ?? instruction.documentNumber}`,
    body: bodyOf(instruction, instruction.note === '' ? '' : `办理情况：${instruction.note}`),
  };
}

/** The item that was made of it, or was done again for it, is done; to the leader who gave it. */
export function instructionFulfilledText(instruction: ToldInstruction): NotificationText {
  return { kind: 'instructionFulfilled', title: `你批示的事项已办结：${instruction.item ?? instruction.documentNumber}`, body: bodyOf(instruction, '') };
}

function bodyOf({ documentNumber, text }: ToldInstruction, more: string): string {
  const characters = [...text];
  const words = characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN).join('')}…`;
  return [documentNumber, `批示：${words}`, more].filter((part) => part !== '').join('；');
}
