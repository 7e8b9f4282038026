import type { Schemas } from '../../api/client';

export type MatterKind = Schemas['MatterResponse']['kind'];

/** What a unit can be asked to fill in or to press. */
export type Form = 'acknowledge' | 'decline' | 'report' | 'completion' | 'extension' | 'filing' | 'input' | 'takeBack' | 'piece' | 'noticeReply' | 'circularReply' | 'signature';

/** The forms of an assignment, in the order in which they are shown, with the command each of them gives. */
const OF_ASSIGNMENT = [
  ['acknowledge', 'acknowledge'],
  ['report', 'report'],
  ['input', 'fileInput'],
  ['filing', 'filePlan'],
  ['completion', 'claimCompletion'],
  ['extension', 'requestExtension'],
  ['decline', 'decline'],
  ['takeBack', 'takeBackRequest'],
] as const satisfies readonly (readonly [Form, string])[];

/** Which form answers a duty of that kind. */
const ANSWERS: Readonly<Partial<Record<MatterKind, Form>>> = {
  acknowledgement: 'acknowledge',
  itemCompletion: 'completion',
  unitPlanFiling: 'filing',
  progressUpdate: 'report',
  progressReporting: 'report',
  evergreenReview: 'report',
  itemPeriod: 'report',
};

export const ASSIGNMENT_FORMS = OF_ASSIGNMENT.map(([form]) => form);

/** The command that the form gives. */
export function commandOf(form: Form): string | undefined {
  return OF_ASSIGNMENT.find(([name]) => name === form)?.[1];
}

interface Subject {
  readonly subjectType: string;
  readonly kind: MatterKind | null;
  readonly allowed: readonly string[];
}

/**
 * The forms that fit, the one that answers the matter first. Nothing can be done before an assignment is acknowledged or declined, and the server says what may be
 * done; of notices and circulars it says so only on their own page, so their form asks there.
 */
export function formsOf({ subjectType, kind, allowed }: Subject): readonly Form[] {
  switch (subjectType) {
    case 'assignment': {
      const open: readonly Form[] = OF_ASSIGNMENT.filter(([, command]) => allowed.includes(command)).map(([form]) => form);
      const fitting = kind === null ? undefined : ANSWERS[kind];
      return fitting !== undefined && open.includes(fitting) ? [fitting, ...open.filter((form) => form !== fitting)] : open;
    }
    case 'submission':
      return allowed.some((command) => ['submit', 'declareNoChange', 'withdraw'].includes(command)) ? ['piece'] : [];
    case 'notice':
      return ['noticeReply'];
    case 'circularPassage':
      return ['circularReply'];
    case 'signature':
      return ['signature'];
    default:
      return [];
  }
}

/** The form of the address when it fits, else the first that does; null when there is none. */
export function chosenForm(forms: readonly Form[], wanted: string | null): Form | null {
  return forms.find((form) => form === wanted) ?? forms[0] ?? null;
}

/** Commands of the unit side: what is refused of them is said, what belongs to the office is not. */
const OWN_COMMANDS = new Set<string>([...OF_ASSIGNMENT.map(([, command]) => command), 'submit', 'withdraw', 'declareNoChange']);

export const isOwnCommand = (command: string): boolean => OWN_COMMANDS.has(command);
