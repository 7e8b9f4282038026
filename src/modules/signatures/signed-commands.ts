import { Injectable } from '@nestjs/common';
import type { SignatureKind } from '../../domain/signature/signature-rules.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import type { SignedAct } from './signed-act.js';

/** Carries out what was signed: the same rules as for the command itself, by the state of now. */
export type SignedCommand = (tx: Tx, act: SignedAct, subjectId: string, payload: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The commands that may wait for a signature; the features that own them register them at start. */
@Injectable()
export class SignedCommands {
  private readonly commands = new Map<SignatureKind, SignedCommand>();

  register(kind: SignatureKind, command: SignedCommand): void {
    if (this.commands.has(kind)) throw new Error(`two features carry out a signed ${kind}`);
    this.commands.set(kind, command);
  }

  of(kind: SignatureKind): SignedCommand {
    const command = this.commands.get(kind);
    if (!command) throw new Error(`nobody carries out a signed ${kind}`);
    return command;
  }
}
