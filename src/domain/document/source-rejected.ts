/** Why a source file or text could not be read at all; stable, used by the API and the CLI. */
export type SourceRejectionCode =
  | 'source-empty'
  | 'source-binary'
  | 'source-too-large'
  | 'no-document-found'
  /** The content is of a kind Duban does not read (.xls, .pdf, .exe), or is not what its first bytes promise. */
  | 'type-mismatch'
  /** Protected by a password. */
  | 'encrypted'
  /** Macros, embedded programs or ActiveX controls. */
  | 'active-content'
  /** Unpacks to more than the limit, or packs more densely than documents do. */
  | 'expanded-too-large'
  | 'too-many-entries'
  /** A path that leaves the package, a duplicate, an overlap or a link. */
  | 'bad-entry'
  | 'doctype'
  | 'too-deep'
  | 'too-many-rows'
  /** A row or column number outside the sheet. */
  | 'bad-reference'
  | 'bad-merge'
  | 'corrupt'
  /** Pictures only: a scan. */
  | 'no-text'
  /** In no encoding that gives readable words. */
  | 'encoding'
  /** The reading took longer than its limit. */
  | 'reading-too-long'
  /** The reading needed more memory than its limit. */
  | 'reading-too-large';

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
