/** Why a file is not taken as an attachment; stable, used by the API. */
export type AttachmentRejectionCode =
  | 'empty'
  | 'type-not-allowed'
  | 'double-extension'
  /** The content is not what the name says. */
  | 'type-mismatch'
  /** Macros, scripts or embedded programs. */
  | 'active-content'
  | 'encrypted'
  | 'corrupt'
  /** Two files in one: another format begins or ends where this one does. */
  | 'polyglot'
  | 'picture-too-large'
  | 'expanded-too-large'
  | 'malware';

/** Thrown for a file that is not taken: `code` is stable, `message` tells the person in Chinese what happened and what to do. */
export class AttachmentRejected extends Error {
  constructor(
    readonly code: AttachmentRejectionCode,
    message: string,
  ) {
    super(message);
    this.name = 'AttachmentRejected';
  }
}
