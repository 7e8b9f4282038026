import type { RuleCode } from './rule-texts.js';
import { RuleViolation } from './rule-violation.js';

/** The machines of the domain and the code each one refuses a command with. */
const COMMAND_REFUSALS = {
  plan: 'PLAN_COMMAND_NOT_ALLOWED',
  item: 'ITEM_COMMAND_NOT_ALLOWED',
  assignment: 'ASSIGNMENT_COMMAND_NOT_ALLOWED',
  submission: 'SUBMISSION_COMMAND_NOT_ALLOWED',
  obligation: 'OBLIGATION_COMMAND_NOT_ALLOWED',
  notice: 'NOTICE_COMMAND_NOT_ALLOWED',
  signature: 'SIGNATURE_COMMAND_NOT_ALLOWED',
  circular: 'CIRCULAR_COMMAND_NOT_ALLOWED',
} as const satisfies Readonly<Record<string, RuleCode>>;

export type MachineName = keyof typeof COMMAND_REFUSALS;

/** A table of commands: for every state the commands it allows and the state each one leads to. */
export interface MachineDefinition<State extends string, Command extends string> {
  readonly name: MachineName;
  /** Chinese title of the object the machine moves (任务事项). */
  readonly title: string;
  readonly initial: NoInfer<State>;
  /** States without a way out, declared so that a forgotten row is not taken for an end. */
  readonly finals: readonly NoInfer<State>[];
  readonly commands: { readonly [state in NoInfer<State>]: { readonly [command in NoInfer<Command>]?: NoInfer<State> } };
  readonly titles: {
    readonly states: Readonly<Record<State, string>>;
    readonly commands: Readonly<Record<Command, string>>;
  };
}

export interface Move<State extends string, Command extends string> {
  readonly from: State;
  readonly command: Command;
  readonly to: State;
}

export interface Machine<State extends string = string, Command extends string = string> {
  readonly name: MachineName;
  readonly title: string;
  readonly states: readonly State[];
  readonly commands: readonly Command[];
  readonly initial: State;
  readonly finals: readonly State[];
  readonly moves: readonly Move<State, Command>[];
  readonly stateTitles: Readonly<Record<State, string>>;
  readonly commandTitles: Readonly<Record<Command, string>>;
  /** State after the command; throws RuleViolation `<NAME>_COMMAND_NOT_ALLOWED` when the table has no such move. */
  next(state: State, command: Command): State;
  /** Commands the state allows, in the order of the table; empty for a final state. */
  allowed(state: State): Command[];
  /** States in which the command is allowed, for the WHERE of a guarded update. */
  statesAllowing(command: Command): State[];
  isState(words: string): words is State;
  isCommand(words: string): words is Command;
}

/** The checked machine of a table; throws Error at load for every defect of the table. */
export function defineMachine<State extends string, Command extends string>(definition: MachineDefinition<State, Command>): Machine<State, Command> {
  const { name, title, initial, titles } = definition;
  const finals: readonly State[] = definition.finals;
  // Titles are the list of states and commands: the type makes every key present, and the checks below repeat it for untyped tables.
  const states = Object.keys(titles.states) as State[];
  const commands = Object.keys(titles.commands) as Command[];
  const moves = movesOf(definition);
  refuseDefects(definition, states, commands, moves);

  const movesFrom = new Map(states.map((state) => [state, moves.filter((move) => move.from === state)]));
  const outOf = (state: State): readonly Move<State, Command>[] => {
    const found = movesFrom.get(state);
    if (!found) throw new RangeError(`machine ${name}: no such state: ${state}`);
    return found;
  };
  const allowed = (state: State): Command[] => outOf(state).map((move) => move.command);

  return {
    name,
    title,
    states,
    commands,
    initial,
    finals,
    moves,
    stateTitles: titles.states,
    commandTitles: titles.commands,
    next(state, command) {
      const move = outOf(state).find((candidate) => candidate.command === command);
      if (move) return move.to;
      throw new RuleViolation(COMMAND_REFUSALS[name], {
        machineTitle: title,
        state,
        stateTitle: titles.states[state],
        command,
        commandTitle: commands.includes(command) ? titles.commands[command] : command,
        allowedTitles: allowed(state).map((candidate) => titles.commands[candidate]).join('、'),
      });
    },
    allowed,
    statesAllowing: (command) => moves.filter((move) => move.command === command).map((move) => move.from),
    isState: (words): words is State => states.some((state) => state === words),
    isCommand: (words): words is Command => commands.some((command) => command === words),
  };
}

function movesOf<State extends string, Command extends string>({ commands }: MachineDefinition<State, Command>): Move<State, Command>[] {
  const rows = Object.entries(commands) as [State, Readonly<Partial<Record<Command, State>>>][];
  return rows.flatMap(([from, row]) => (Object.entries(row) as [Command, State][]).map(([command, to]) => ({ from, command, to })));
}

function refuseDefects<State extends string, Command extends string>(
  { name, initial, finals, titles, commands: table }: MachineDefinition<State, Command>,
  states: readonly State[],
  commands: readonly Command[],
  moves: readonly Move<State, Command>[],
): void {
  const refuse = (defect: string): never => {
    throw new Error(`machine ${name}: ${defect}`);
  };
  for (const state of Object.keys(table)) if (!Object.hasOwn(titles.states, state)) refuse(`state "${state}" has no title`);
  for (const [key, words] of Object.entries({ ...titles.states, ...titles.commands })) if (words === '') refuse(`"${key}" has an empty title`);
  for (const state of states) if (!Object.hasOwn(table, state)) refuse(`state "${state}" has a title but no row`);
  for (const { from, command, to } of moves) {
    if (!states.includes(to)) refuse(`"${command}" in "${from}" leads to an unknown state "${to}"`);
    if (!commands.includes(command)) refuse(`command "${command}" has no title`);
  }
  if (!states.includes(initial)) refuse(`the initial state "${initial}" is unknown`);
  for (const state of finals) if (!states.includes(state)) refuse(`the final state "${state}" is unknown`);
  for (const command of commands) if (!moves.some((move) => move.command === command)) refuse(`command "${command}" is never used`);
  for (const state of states) {
    const isLeft = moves.some((move) => move.from === state);
    if (!isLeft && !finals.includes(state)) refuse(`state "${state}" has no way out and is not declared final`);
    if (isLeft && finals.includes(state)) refuse(`state "${state}" is declared final but can be left`);
  }
  const reached = statesReachedFrom(initial, moves);
  for (const state of states) if (!reached.has(state)) refuse(`state "${state}" cannot be reached from "${initial}"`);
}

function statesReachedFrom<State extends string, Command extends string>(initial: State, moves: readonly Move<State, Command>[]): ReadonlySet<State> {
  const reached = new Set([initial]);
  // A Set yields the members added while it is walked, so one pass visits every reachable state.
  for (const state of reached) for (const move of moves) if (move.from === state) reached.add(move.to);
  return reached;
}
