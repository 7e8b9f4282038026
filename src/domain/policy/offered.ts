import type { Machine } from '../kernel/machine.js';
import type { Actor } from './actor.js';
import { type Action, can, type PolicySubject } from './can.js';

/** Which action of the permission matrix each command of a machine asks for; commands that nobody gives by hand are absent. */
export type ActionOf<Command extends string> = Readonly<Partial<Record<Command, Action>>>;

/** A command that the person's role may give, but not now. */
export interface RefusedCommand<Command extends string = string> {
  readonly command: Command;
  /** Chinese title of the command. */
  readonly title: string;
  /** One sentence: why not now. */
  readonly reason: string;
}

/** Those of the commands whose action the policy grants this person on the subject. */
export function granted<Command extends string>(actor: Actor, commands: readonly Command[], actions: ActionOf<Command>, subject: PolicySubject): Command[] {
  return commands.filter((command) => {
    const action = actions[command];
    return action !== undefined && can(actor, action, subject);
  });
}

/**
 * Commands that the policy grants this person on the subject and that are not among the allowed ones, each with the reason. `because` names a
 * reason of its own for a command that the state would allow; what the role may never do is not listed at all.
 */
export function refused<State extends string, Command extends string>(
  actor: Actor,
  machine: Machine<State, Command>,
  state: State,
  { actions, subject, allowed, because }: {
    readonly actions: ActionOf<Command>;
    readonly subject: PolicySubject;
    readonly allowed: readonly Command[];
    readonly because?: Readonly<Partial<Record<Command, string>>>;
  },
): RefusedCommand<Command>[] {
  return granted(actor, machine.commands, actions, subject)
    .filter((command) => !allowed.includes(command))
    .map((command) => ({
      command,
      title: machine.commandTitles[command],
      reason: because?.[command] ?? `${machine.title}现在是“${machine.stateTitles[state]}”，不能${machine.commandTitles[command]}。`,
    }));
}
