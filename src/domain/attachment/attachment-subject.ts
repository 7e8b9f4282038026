/** What a file is uploaded for. */
export const ATTACHMENT_SUBJECT_TYPES = ['assignment', 'submission', 'notice'] as const;
export type AttachmentSubjectType = (typeof ATTACHMENT_SUBJECT_TYPES)[number];

/** What an uploaded file can be handed in with, and what that is about. */
export const ATTACHMENT_TARGETS = {
  progressReport: 'assignment',
  completionClaim: 'assignment',
  assignmentRequest: 'assignment',
  cooperatingInput: 'assignment',
  submissionPiece: 'submission',
  noticeReply: 'notice',
} as const satisfies Readonly<Record<string, AttachmentSubjectType>>;
export type AttachmentTargetType = keyof typeof ATTACHMENT_TARGETS;

/** Files that one report, claim, request, reply or piece may bring (bad input C95). */
export const ATTACHMENTS_AT_ONCE = 20;
