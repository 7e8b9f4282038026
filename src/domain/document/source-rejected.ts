/** Why a source file or text could not be read at all; stable, used by the API and the CLI. */
export type SourceRejectionCode = 'source-empty' | 'source-binary' | 'source-too-large' | 'source-not-utf8' | 'no-document-found';

/** Thrown when nothing can be read: `code` is stable, `message` tells the person in Chinese what happened and what to do. */
export class SourceRejected extends Error {
  constructor(
    readonly code: SourceRejectionCode,
    message: string,
  ) {
    super(message);
    this.name = 'SourceRejected';
  }
}
