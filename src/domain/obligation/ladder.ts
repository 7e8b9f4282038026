import type { ObligationKind } from './obligation.js';
import type { SuspensionReason } from './suspension.js';

export const OFFSET_UNITS = ['working', 'calendar'] as const;
export const RUNG_ACTIONS = ['remind', 'escalate', 'draftNotice'] as const;
export const RUNG_AUDIENCES = ['liaison', 'unitHead', 'office', 'leader'] as const;
export const RUNG_DELIVERIES = ['digest', 'immediate'] as const;
/** From the mildest to the gravest. */
export const NOTICE_COLOURS = ['blue', 'yellow', 'red'] as const;
export const LIGHT_COLOURS = ['yellow', 'red'] as const;

export type RungAction = (typeof RUNG_ACTIONS)[number];
export type RungAudience = (typeof RUNG_AUDIENCES)[number];
export type RungDelivery = (typeof RUNG_DELIVERIES)[number];
export type NoticeColour = (typeof NOTICE_COLOURS)[number];

/** A distance from the due date, negative before it; working days by the official calendar or plain calendar days. */
export interface Offset {
  readonly count: number;
  readonly unit: (typeof OFFSET_UNITS)[number];
}

/** One step of a ladder: when it fires, what it does and who hears of it. */
export interface LadderRung {
  readonly code: string;
  readonly offset: Offset;
  readonly action: RungAction;
  readonly audience: readonly RungAudience[];
  readonly delivery: RungDelivery;
  /** True when what it says may leave outside working hours too; only where delivery is immediate. */
  readonly anyHour: boolean;
  /** Colour of the notice (督办单) a draftNotice rung prepares for a person to issue; null for other actions. */
  readonly notice: NoticeColour | null;
  /** Light that starts at this rung; null when the rung changes none. */
  readonly light: (typeof LIGHT_COLOURS)[number] | null;
}

/** A reminder ladder (提醒阶梯); rungs stand in the order in which they fire. */
export interface Ladder {
  readonly code: string;
  readonly title: string;
  /** Raised by whoever changes the codes, days or order of its rungs: obligations stand on it by position. */
  readonly edition: number;
  /** Which reasons stop the clock of an obligation on it; for any other reason it runs on. */
  readonly pausedBy: readonly SuspensionReason[];
  readonly rungs: readonly LadderRung[];
}

/** The whole of config/policy/ladders.json. */
export interface LadderPolicy {
  readonly ladders: readonly Ladder[];
  /** Code of the ladder each kind of obligation climbs unless its plan names another one. */
  readonly defaults: Readonly<Record<ObligationKind, string>>;
  /** Term for signing for an assignment, counted from the day it is issued. */
  readonly acknowledgeWithin: Offset;
  /** Longest time a lead unit may say nothing of an item; null asks for no reports of its own accord. */
  readonly reportWithin: Offset | null;
  /** Term of the office for reviewing a claim. */
  readonly reviewWithin: Offset;
  /** Term in which a unit may decline an assignment, counted from the day it was assigned. */
  readonly declineWithin: Offset;
  /** Term of a unit's head for a draft that waits for his signature. */
  readonly signWithin: Offset;
}

/** The ladder of that code; throws Error when the policy has none, which a stored code then no longer fits. */
export function ladderNamed({ ladders }: Pick<LadderPolicy, 'ladders'>, code: string): Ladder {
  const ladder = ladders.find((candidate) => candidate.code === code);
  if (!ladder) throw new Error(`no ladder ${code}`);
  return ladder;
}
