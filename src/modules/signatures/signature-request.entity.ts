import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { SignatureState } from '../../domain/signature/signature.machine.js';
import type { SignatureKind } from '../../domain/signature/signature-rules.js';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';
import { UnitEntity } from '../units/index.js';

/** What a signature is about: its `subjectId` is the row of that table. */
export type SignatureSubject = 'assignment' | 'submission';

/** What somebody of a unit has written and its head has to sign before it takes effect; nobody outside the unit sees it. */
@Entity()
@Index('uq_signature_request_waiting', ['subjectType', 'subjectId', 'kind'], { unique: true, where: `status = 'waiting'` })
@Index('ix_signature_request_unit', ['unitId', 'id'])
@Check('ck_signature_request_decided', `(status = 'waiting') = (decided_at is null)`)
export class SignatureRequestEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  kind: SignatureKind;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'text' })
  subjectType: SignatureSubject;

  @Column({ type: 'bigint' })
  subjectId: string;

  /** What it is about, for the list of the head. */
  @Column({ type: 'text' })
  title: string;

  /** The command's own fields, as they were written. */
  @Column({ type: 'jsonb' })
  payload: Record<string, unknown>;

  @Column({ type: 'text' })
  status: SignatureState;

  @Column({ type: 'timestamptz' })
  askedAt: Date;

  @Column({ type: 'bigint' })
  askedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  askedBy: Relation<AccountEntity>;

  /** Why it was returned or taken back; '' otherwise. */
  @Column({ type: 'text', default: '' })
  decisionReason: string;

  /** Null while it waits. */
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  decidedById: string | null;
}
