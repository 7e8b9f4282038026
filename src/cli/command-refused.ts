/** Codes of refusals that only the command line can give. */
export type RefusalCode =
  | 'config-invalid'
  | 'schema-missing'
  | 'units-missing'
  | 'file-not-found'
  | 'file-is-directory'
  | 'file-unreadable'
  | 'usage';

/** A command that cannot be carried out: a stable code and a Chinese sentence that says what happened and what to do. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}
