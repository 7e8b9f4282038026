import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { RequestKind, RequestStatus } from '../../domain/assignment/request.rules.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { UnitEntity } from '../units/index.js';
import { AssignmentEntity } from './assignment.entity.js';

/** What a unit asks of the office about its assignment (退办、延期), with the answer. */
@Entity()
@Index('uq_assignment_request_pending', ['assignmentId'], { unique: true, where: `status = 'pending'` })
@Index('ix_assignment_request_assignment', ['assignmentId'])
@Check('ck_assignment_request_kind', `(kind = 'extension') = (new_due_on is not null)`)
@Check('ck_assignment_request_decided', `(status = 'pending') = (decided_at is null)`)
export class AssignmentRequestEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  assignmentId: string;

  @ManyToOne(() => AssignmentEntity, { nullable: false })
  @JoinColumn()
  assignment: Relation<AssignmentEntity>;

  @Column({ type: 'text' })
  kind: RequestKind;

  @Column({ type: 'text' })
  reason: string;

  /** Who should have it instead, in the unit's opinion; null for an extension or where it names nobody. */
  @Column({ type: 'bigint', nullable: true })
  proposedUnitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  proposedUnit: Relation<UnitEntity> | null;

  /** The day that counted when an extension was asked for, and the one asked for; null for a decline. */
  @Column({ type: 'date', nullable: true })
  dueOn: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  newDueOn: LocalDate | null;

  @Column({ type: 'date' })
  askedOn: LocalDate;

  @Column({ type: 'timestamptz' })
  askedAt: Date;

  @Column({ type: 'bigint' })
  askedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  askedBy: Relation<AccountEntity>;

  @Column({ type: 'text', default: 'pending' })
  status: RequestStatus;

  @Column({ type: 'text', default: '' })
  decisionReason: string;

  /** The day the office granted, which may be another one than was asked for. */
  @Column({ type: 'date', nullable: true })
  grantedDueOn: LocalDate | null;

  /** The assignment that took the place of a declined one. */
  @Column({ type: 'bigint', nullable: true })
  reassignedToId: string | null;

  @ManyToOne(() => AssignmentEntity, { nullable: true })
  @JoinColumn()
  reassignedTo: Relation<AssignmentEntity> | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  decidedById: string | null;
}
