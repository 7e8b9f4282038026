import { assignmentMachine } from './assignment/assignment.machine.js';
import { circularMachine } from './circular/circular.machine.js';
import { itemMachine } from './item/item.machine.js';
import type { Machine } from './kernel/machine.js';
import { noticeMachine } from './notice/notice.machine.js';
import { obligationMachine } from './obligation/obligation.machine.js';
import { planMachine } from './plan/plan.machine.js';
import { signatureMachine } from './signature/signature.machine.js';
import { submissionMachine } from './submission/submission.machine.js';

/** Every machine of the domain, in the order in which they are drawn. */
export const MACHINES: readonly Machine[] = [planMachine, itemMachine, assignmentMachine, submissionMachine, obligationMachine, noticeMachine, circularMachine, signatureMachine];

/** Markdown with one Mermaid diagram and one table of allowed commands per machine. */
export function statesDocument(machines: readonly Machine[]): string {
  return ['# 状态与操作', '本文件由状态表生成，改动请改状态表。临期、逾期和阶段是否进行中按日期计算，不是状态。', ...machines.map(sectionOf)].join('\n\n') + '\n';
}

function sectionOf(machine: Machine): string {
  return [`## ${machine.title}（${machine.name}）`, diagramOf(machine), tableOf(machine)].join('\n\n');
}

function diagramOf({ states, stateTitles, commandTitles, initial, finals, moves }: Machine): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${stateTitles[state]}" as ${state}`),
    `  [*] --> ${initial}`,
    ...moves.map(({ from, command, to }) => `  ${from} --> ${to}: ${commandTitles[command]}`),
    ...finals.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n');
}

function tableOf(machine: Machine): string {
  const rows = machine.states.map((state) => {
    const commands = machine.allowed(state).map((command) => `${machine.commandTitles[command]}（${command}）`);
    return `| ${machine.stateTitles[state]} | \`${state}\` | ${commands.join('、') || '—'} |`;
  });
  return ['| 状态 | 标识 | 可做的操作 |', '|---|---|---|', ...rows].join('\n');
}
