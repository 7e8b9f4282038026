import { type AssignmentRole, type DraftAssignment, type DraftItem, type Finding, type PlanDraft, subjectOf } from './draft-view';

/** What a person may put in the place of what was read, by the part a finding is about. */
export type EditKind = 'units' | 'assignments' | 'deadline' | 'row' | 'text' | 'line' | 'headings' | 'day' | 'window' | 'office';

export interface AssignmentRow {
  readonly role: AssignmentRole;
  readonly printed: string;
  readonly unitCode: string | null;
}

/** What has been entered; of each kind only some is asked. */
export interface Edited {
  readonly text: string;
  readonly from: string;
  readonly day: string;
  readonly evergreen: boolean;
  readonly units: readonly string[];
  readonly group: string | null;
  readonly rows: readonly AssignmentRow[];
}

type Set = Readonly<Record<string, unknown>>;

const ABOUT_A_NAME: ReadonlySet<string> = new Set(['unit-unknown', 'unit-ambiguous', 'group-members-unknown']);
const PLAN_LINES: ReadonlySet<string> = new Set(['title', 'documentNumber', 'issuer', 'shortName']);
const ITEM_KINDS: Readonly<Record<string, EditKind>> = { '': 'row', text: 'text', upstreamText: 'text', number: 'line', headings: 'headings', deadline: 'deadline', assignments: 'assignments' };

export function isAboutAName({ code, field }: Finding): boolean {
  return ABOUT_A_NAME.has(code) && field.endsWith('.assignments');
}

/** How what the finding is about can be put right here; null where there is nothing to put. */
export function editKind(draft: PlanDraft, finding: Finding): EditKind | null {
  if (isAboutAName(finding)) return 'units';
  const subject = subjectOf(draft, finding.field);
  if (subject.of === 'item') return ITEM_KINDS[subject.part] ?? null;
  if (subject.of === 'phase') return subject.part === 'name' ? 'line' : 'window';
  if (subject.of === 'duty') return subject.part === 'deadline' ? 'deadline' : null;
  if (subject.of !== 'plan') return null;
  if (subject.part === 'issuedOn') return 'day';
  if (subject.part === 'leadingGroup') return 'office';
  return PLAN_LINES.has(subject.part) ? 'line' : null;
}

/** The fields as they stand in the draft: what a person begins from. */
export function editStart(draft: PlanDraft, finding: Finding): Edited {
  const subject = subjectOf(draft, finding.field);
  const empty: Edited = { text: '', from: '', day: '', evergreen: false, units: [], group: null, rows: [] };
  if (subject.of === 'item') {
    const { item, part } = subject;
    const words = part === 'number' ? item.number : part === 'headings' ? item.headings.join('\n') : part === 'upstreamText' ? (item.upstreamText ?? '') : item.text;
    return { ...empty, text: words, day: item.deadline.dueOn ?? '', evergreen: item.deadline.evergreen, rows: item.assignments.map(({ role, printed, unitCode }) => ({ role, printed, unitCode })) };
  }
  if (subject.of === 'phase') return { ...empty, text: subject.phase.name, from: subject.phase.window.startsOn ?? '', day: subject.phase.window.endsOn ?? '' };
  if (subject.of === 'duty') return { ...empty, day: subject.duty.deadline.dueOn ?? '', evergreen: subject.duty.deadline.evergreen };
  if (subject.of !== 'plan') return empty;
  if (subject.part === 'leadingGroup') return { ...empty, text: draft.leadingGroup?.name ?? '', units: draft.leadingGroup?.officeUnitCode ? [draft.leadingGroup.officeUnitCode] : [] };
  const words = { title: draft.title, documentNumber: draft.documentNumber, issuer: draft.issuer, shortName: draft.shortName }[subject.part] ?? '';
  return { ...empty, text: words, day: draft.issuedOn ?? '' };
}

/** The fields to replace, as the server takes them; null while something is missing. */
export function setOf(draft: PlanDraft, finding: Finding, edited: Edited): Set | null {
  const kind = editKind(draft, finding);
  const subject = subjectOf(draft, finding.field);
  const text = edited.text.trim();
  if (kind === 'units') return edited.group !== null ? { groupCode: edited.group } : edited.units.length > 0 ? { unitCodes: edited.units } : null;
  if (kind === 'office') return text === '' ? null : { leadingGroup: { name: text, officePrinted: draft.leadingGroup?.officePrinted ?? '', officeUnitCode: edited.units[0] ?? null } };
  if (kind === 'day') return edited.day === '' ? null : { [subject.part]: edited.day };
  if (kind === 'line' || kind === 'text') return text === '' ? null : { [subject.part]: text };
  if (kind === 'headings') return { headings: edited.text.split('\n').map((line) => line.trim()).filter((line) => line !== '') };
  if (kind === 'window' && subject.of === 'phase') return edited.day === '' || edited.from > edited.day ? null : { window: { ...subject.phase.window, startsOn: edited.from || null, endsOn: edited.day } };
  if (subject.of === 'item' && kind === 'assignments') return edited.rows.some(({ unitCode }) => unitCode !== null) ? { assignments: edited.rows.map((row) => assignmentOf(row, subject.item)) } : null;
  if (subject.of === 'item' && kind === 'row') return text === '' ? null : { text, deadline: deadlineOf(subject.item.deadline, edited) };
  if (kind === 'deadline' && (subject.of === 'item' || subject.of === 'duty')) {
    if (edited.day === '' && !edited.evergreen) return null;
    return { deadline: deadlineOf(subject.of === 'item' ? subject.item.deadline : subject.duty.deadline, edited) };
  }
  return null;
}

/** The printed words stay; a rhythm or a span that was read gives way to the day. */
function deadlineOf(before: { readonly raw: string; readonly dueOn: string | null; readonly precision: string | null; readonly evergreen: boolean }, { day, evergreen }: Edited): Set {
  if (day === (before.dueOn ?? '') && evergreen === before.evergreen) return { ...before };
  return evergreen ? { raw: before.raw, dueOn: null, precision: null, evergreen: true } : { raw: before.raw, dueOn: day === '' ? null : day, precision: day === '' ? null : 'day', evergreen: false };
}

/** What was read of a unit stays as it is; one that a person added stands under the role word of the document. */
function assignmentOf({ role, printed, unitCode }: AssignmentRow, { assignments, clauses }: DraftItem): DraftAssignment {
  const read = assignments.find((one) => one.printed === printed && one.unitCode === unitCode);
  const roleWord = clauses.find((clause) => clause.role === role)?.roleWord ?? ROLE_WORDS[role];
  if (read) return read.role === role ? read : { ...read, role, roleWord };
  return { role, roleWord, printed, outcome: unitCode === null ? 'unknown' : 'matched', unitCode, viaGroup: null, candidates: [] };
}

/** How documents call the roles where this one has no word of its own. */
const ROLE_WORDS: Readonly<Record<AssignmentRole, string>> = { lead: '牵头单位', cooperating: '配合单位', guiding: '指导单位' };

/** The one unit that stands ready for a name; null where there is none or a choice. */
export function onlyCandidate(draft: PlanDraft, finding: Finding): string | null {
  const subject = subjectOf(draft, finding.field);
  if (subject.of !== 'item') return null;
  const candidates = subject.item.assignments.find(({ printed, unitCode }) => printed === finding.printed && unitCode === null)?.candidates ?? [];
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Whether agreeing with the reader settles the finding: a name that could be nobody, or several, has to be given to somebody. */
export function canAccept(draft: PlanDraft, finding: Finding): boolean {
  return !isAboutAName(finding) || finding.code === 'group-members-unknown' || onlyCandidate(draft, finding) !== null;
}
