import type { Schemas } from '../../api/client';
import type { Attached } from './attachments-field';

/** A progress report as it is being written. */
export interface ReportText {
  readonly state: Schemas['ProgressReportRequest']['state'];
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  /** By the position of the target, as typed. */
  readonly values: Readonly<Record<string, string>>;
  readonly usedInputIds: readonly string[];
  readonly files: readonly Attached[];
}

/** The last report as the beginning of the next one; figures are left as they stood. */
export function startOf({ last, targets }: Schemas['ReportFormResponse']): ReportText {
  return {
    state: last?.state ?? 'onTrack',
    progress: last?.progress ?? '',
    problems: last?.problems ?? '',
    nextSteps: last?.nextSteps ?? '',
    values: Object.fromEntries(targets.flatMap(({ position, lastValue }) => (lastValue === null ? [] : [[String(position), String(lastValue)]]))),
    usedInputIds: [],
    files: [],
  };
}

/** True when it says what it began with. */
export function isUnchanged(text: ReportText, start: ReportText): boolean {
  const texts = (['state', 'progress', 'problems', 'nextSteps'] as const).every((name) => text[name] === start[name]);
  const positions = new Set([...Object.keys(text.values), ...Object.keys(start.values)]);
  return texts && text.files.length === 0 && [...positions].every((position) => (text.values[position] ?? '') === (start.values[position] ?? ''));
}

/** What a cooperating unit sent, added below what stands there, and noted as used. */
export function withInput(text: ReportText, { id, unit, text: said }: Pick<Schemas['CooperatingInputResponse'], 'id' | 'unit' | 'text'>): Pick<ReportText, 'progress' | 'usedInputIds'> {
  const line = `${unit}：${said}`;
  return { progress: text.progress.trim() === '' ? line : `${text.progress.trimEnd()}\n${line}`, usedInputIds: [...text.usedInputIds, id] };
}

/** What is sent: empty figures are left out rather than sent as nought. */
export function reportBody({ state, progress, problems, nextSteps, values, usedInputIds, files }: ReportText): Schemas['ProgressReportRequest'] {
  const targetValues = Object.entries(values).flatMap(([position, value]) => (value.trim() === '' || Number.isNaN(Number(value)) ? [] : [{ position: Number(position), value: Number(value) }]));
  return { state, progress: progress.trim(), problems: problems.trim(), nextSteps: nextSteps.trim(), targetValues, usedInputIds: [...usedInputIds], attachmentIds: files.map(({ id }) => id) };
}
