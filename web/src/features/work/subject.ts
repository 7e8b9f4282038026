import type { Outgoing } from './outgoing';

/** An assignment as the forms need it. */
export interface AssignmentSubject {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly role: 'lead' | 'cooperating' | 'guiding' | null;
  readonly declineBy: string | null;
  readonly effectiveDueOn: string | null;
}

/** What every form of an assignment is given. */
export interface AssignmentFormProps {
  readonly subject: AssignmentSubject;
  /** Of the person and the assignment: drafts of two people at one desk do not mix. */
  readonly draftKey: string;
  /** What is sent waits for the signature of the unit's head first. */
  readonly toHead: boolean;
  /** Called with what to say when it has been done: by the forms whose request can be taken back afterwards. */
  readonly onDone: (said: string) => void;
  /** Called instead by the forms that have no way back: what they send waits a moment in which it can be taken back. */
  readonly onOutgoing: (act: Outgoing) => void;
}
