import type { LocalDate } from '../kernel/local-date.js';
import type { ObligationState } from './obligation.machine.js';

/** Chinese title of every kind of obligation; its keys are the kinds. */
export const OBLIGATION_KIND_TITLES = {
  acknowledgement: '签收',
  itemCompletion: '事项办结',
  unitPlanFiling: '工作方案备案',
  summary: '总结报送',
  monthlyInformation: '月度信息报送',
  briefing: '工作简报报送',
  progressReporting: '进展情况报送',
  officeReview: '办公室审核',
} as const;

/** What somebody must do: acknowledge, complete an item, file, summarise, send information, report, review. */
export type ObligationKind = keyof typeof OBLIGATION_KIND_TITLES;

export const OBLIGATION_KINDS = Object.keys(OBLIGATION_KIND_TITLES) as readonly ObligationKind[];

/** The facts of an obligation that lights and lateness are computed from. */
export interface ObligationView {
  readonly state: ObligationState;
  /** Last day in time, as written in the document even when it is a day off; null when undated or evergreen. */
  readonly dueOn: LocalDate | null;
  /** 持续推进: no end date by intent. */
  readonly evergreen: boolean;
  /** Day the duty was done by the one who owed it (the day of the claim, when an office accepted it later); null while it is not done. */
  readonly settledOn: LocalDate | null;
  /** Day the clock was paused; null or absent while it runs. */
  readonly pausedOn?: LocalDate | null;
}
