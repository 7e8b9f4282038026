import type { AssignmentState } from '../assignment/assignment.machine.js';
import { requiredLeadsHaveFinished } from '../assignment/joint-leads.js';
import { type ItemCommand, itemMachine, type ItemState } from '../item/item.machine.js';
import { secondStepRefusal } from '../plan/four-eyes.js';
import { planMachine, type PlanState } from '../plan/plan.machine.js';
import type { JointLeadPolicy } from '../plan/work-rules.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

const ACTIONS: ActionOf<ItemCommand> = {
  issue: 'issuePlan',
  adjust: 'adjustItem',
  complete: 'completeItem',
  verify: 'closeOutItem',
  closeOut: 'closeOutItem',
  suspend: 'suspendItem',
  resume: 'suspendItem',
  terminate: 'terminateItem',
  reopen: 'reopenItem',
};

/** What beside its state decides what may be done with an item. */
export interface ItemFacts {
  readonly planStatus: PlanState;
  readonly jointLeads: JointLeadPolicy;
  /** States of its lead assignments in the order of their printing. */
  readonly leads: readonly AssignmentState[];
  /** Claims of completion that wait for the office. */
  readonly underReview: number;
  /** Verified (核查) since it was last completed. */
  readonly verified: boolean;
  /** Who verified it last; null when nobody has. */
  readonly verifiedById: string | null;
  /** The plan asks for two people (双人复核). */
  readonly fourEyes: boolean;
  /** Instructions (批示) on it that the office has not answered. */
  readonly openInstructions: number;
}

type ItemSubject = PolicySubject & ItemFacts;

/** Why a command that the state allows cannot be given now, by command; what stands in no way is absent. */
export function obstaclesOfItem(facts: ItemFacts): Readonly<Partial<Record<ItemCommand, string>>> {
  if (facts.planStatus === 'draft') return Object.fromEntries(itemMachine.commands.filter((command) => command !== 'adjust').map((command) => [command, '方案还没有交办，事项随方案一并交办。']));
  if (facts.planStatus !== 'issued') {
    const why = `方案现在是“${planMachine.stateTitles[facts.planStatus]}”，其事项不再办理。`;
    return Object.fromEntries(itemMachine.commands.map((command) => [command, why]));
  }
  return {
    ...(requiredLeadsHaveFinished(facts.leads, facts.jointLeads) ? {} : { complete: completionWaits(facts) }),
    ...(facts.underReview === 0 ? {} : { suspend: `该事项有${facts.underReview}件办结申报等待办公室答复，请先同意或退回，再中止。` }),
    ...closeOutObstacle(facts),
  };
}

/** The same for this person: whoever verified it does not strike it off where two people are asked for. */
function obstaclesFor(actor: Actor, facts: ItemFacts): Readonly<Partial<Record<ItemCommand, string>>> {
  const { verify, closeOut } = itemMachine.commandTitles;
  const refusal = secondStepRefusal(facts.fourEyes, [{ accountId: facts.verifiedById, did: verify }], actor.accountId, closeOut);
  return { ...(refusal ? { closeOut: refusal.message } : {}), ...obstaclesOfItem(facts) };
}

/** What this person may do to the item now. */
export function allowedOnItem(actor: Actor, state: ItemState, subject: ItemSubject): ItemCommand[] {
  const obstacles = obstaclesFor(actor, subject);
  return granted(actor, itemMachine.allowed(state), ACTIONS, subject).filter((command) => obstacles[command] === undefined);
}

/** What this person's role may do to the item, but not now, with the reason. */
export function refusedOnItem(actor: Actor, state: ItemState, subject: ItemSubject): RefusedCommand<ItemCommand>[] {
  const reachable = itemMachine.allowed(state);
  const because = Object.fromEntries(Object.entries(obstaclesFor(actor, subject)).filter(([command]) => reachable.some((one) => one === command)));
  return refused(actor, itemMachine, state, { actions: ACTIONS, subject, allowed: allowedOnItem(actor, state, subject), because });
}

function completionWaits({ jointLeads }: ItemFacts): string {
  return jointLeads === 'firstConsolidates' ? '列第一位的牵头单位还没有办结，不能确认事项办结。' : '牵头单位还没有全部办结，不能确认事项办结。';
}

function closeOutObstacle({ verified, openInstructions }: ItemFacts): { readonly closeOut?: string } {
  if (!verified) return { closeOut: '该事项办结后还没有核查，请先登记核查情况，再销号。' };
  return openInstructions === 0 ? {} : { closeOut: `该事项有${openInstructions}件批示没有办理，请先答复，再销号。` };
}
