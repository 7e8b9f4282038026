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
  progressUpdate: '进展更新',
  evergreenReview: '持续推进事项季度进展',
  itemPeriod: '按期推进',
  officeReview: '办公室审核',
  yearRollover: '年底续办确认',
  signature: '负责人签批',
  noticeReply: '督办单回复',
  circularReply: '通报核实答复',
  instructionHandling: '批示办理',
} as const;

/** What somebody must do: acknowledge, complete an item, file, summarise, send information, report, review, handle an instruction. */
export type ObligationKind = keyof typeof OBLIGATION_KIND_TITLES;

export const OBLIGATION_KINDS = Object.keys(OBLIGATION_KIND_TITLES) as readonly ObligationKind[];

/** What an office owes and no unit. */
export const OFFICE_KINDS: readonly ObligationKind[] = ['officeReview', 'yearRollover', 'instructionHandling'];

/** What a lead unit owes on the way to completion: each is answered by a progress report, none is asked for once the item is done. */
export const OWED_ON_THE_WAY: readonly ObligationKind[] = ['progressUpdate', 'evergreenReview', 'itemPeriod'];

/** The facts of an obligation that lights and lateness are computed from. */
export interface ObligationView {
  readonly state: ObligationState;
  /** Last day in time, as written in the document even when it is a day off; null when undated or evergreen. */
  readonly dueOn: LocalDate | null;
  /** `dueOn` moved on by the days the clock stood still; what lights and lateness go by. Absent: the clock never stood still. */
  readonly effectiveDueOn?: LocalDate | null;
  /** The due date was counted over a year that is not loaded (promise A12). */
  readonly provisional?: boolean;
  /** 持续推进: no end date by intent. */
  readonly evergreen: boolean;
  /** Day the duty was done by the one who owed it (the day of the claim, when an office accepted it later); null while it is not done. */
  readonly settledOn: LocalDate | null;
  /** Day the clock was paused; null or absent while it runs. */
  readonly pausedOn?: LocalDate | null;
}
