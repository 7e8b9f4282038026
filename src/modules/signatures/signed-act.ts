import type { Actor } from '../../domain/policy/actor.js';

/** Who acts, and for whose words: what the head signs is done by the head and written by its author. */
export interface SignedAct {
  /** Who answers for it. */
  readonly actor: Actor;
  /** Account of who wrote it. */
  readonly authorId: string | null;
  /** The draft that was signed; null when the author acts himself. */
  readonly signatureId: string | null;
}

/** The act of a person who writes and acts in one. */
export function ownAct(actor: Actor): SignedAct {
  return { actor, authorId: actor.accountId, signatureId: null };
}

/** What the audit says of a signed act besides its own detail. */
export function signedDetail({ authorId, signatureId }: SignedAct): Readonly<Record<string, unknown>> {
  return signatureId === null ? {} : { authorId, signatureRequestId: signatureId };
}
