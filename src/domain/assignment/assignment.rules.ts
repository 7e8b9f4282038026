import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** Chinese title of every state a progress report may give; its keys are the states. */
export const PROGRESS_STATE_TITLES = { ahead: '超前', onTrack: '正常', behind: '滞后', blocked: '受阻' } as const;

/** How the work stands against its schedule (序时进度), said by the unit that reports. */
export type ProgressState = keyof typeof PROGRESS_STATE_TITLES;

/** The parts of a progress report: 进展情况, 存在问题, 下一步措施. */
export interface ProgressReportTexts {
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
}

const PROGRESS_TEXT_TITLES: Readonly<Record<keyof ProgressReportTexts, string>> = { progress: '进展情况', problems: '存在问题', nextSteps: '下一步措施' };

/** Most characters one part of a progress report may have. */
export const PROGRESS_TEXT_LIMIT = 5000;

export function progressIsDescribed({ progress }: ProgressReportTexts): boolean {
  return isReadable(progress);
}

export function progressTextFitsItsSpace(text: string): boolean {
  return lengthInCharacters(text) <= PROGRESS_TEXT_LIMIT;
}

export function progressStateIsKnown(words: string): words is ProgressState {
  return Object.hasOwn(PROGRESS_STATE_TITLES, words);
}

/** What is stored for 无新进展. */
export const NO_CHANGE_TEXT = '无新进展';

/** The report that says 无新进展 in one step: the state of the last one again; throws RuleViolation when nothing was reported before. */
export function noChangeReport(lastState: ProgressState | null): ProgressReportTexts & { readonly state: ProgressState } {
  if (lastState === null) throw new RuleViolation('NO_CHANGE_WITHOUT_REPORT', {});
  return { state: lastState, progress: NO_CHANGE_TEXT, problems: '', nextSteps: '' };
}

/** The state of a report that may be stored; throws RuleViolation `PROGRESS_REPORT_…` naming the first part that may not. */
export function acceptableProgressState(report: ProgressReportTexts & { readonly state: string }): ProgressState {
  if (!progressIsDescribed(report)) throw new RuleViolation('PROGRESS_REPORT_TEXT_MISSING', {});
  for (const part of ['progress', 'problems', 'nextSteps'] as const) {
    if (progressTextFitsItsSpace(report[part])) continue;
    const length = lengthInCharacters(report[part]);
    throw new RuleViolation('PROGRESS_REPORT_TEXT_TOO_LONG', { field: PROGRESS_TEXT_TITLES[part], length, limit: PROGRESS_TEXT_LIMIT });
  }
  if (!progressStateIsKnown(report.state)) throw new RuleViolation('PROGRESS_REPORT_STATE_UNKNOWN', { state: report.state });
  return report.state;
}
