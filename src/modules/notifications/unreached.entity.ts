import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { NotificationKind } from '../../domain/notification/notification.js';
import type { RungAudience } from '../../domain/obligation/ladder.js';
import { PlanEntity } from '../plans/index.js';

/** An entry that nobody could receive: counted and warned of while it stands, delivered late as soon as its seat has a person. */
@Entity()
@Index('uq_unreached_reminder', ['reminderId', 'audience'], { unique: true, where: 'reminder_id is not null' })
@Index('uq_unreached_unit_event', ['eventId', 'seatUnitId'], { unique: true, where: 'event_id is not null and seat_unit_id is not null' })
@Index('uq_unreached_office_event', ['eventId'], { unique: true, where: 'event_id is not null and seat_unit_id is null' })
@Index('ix_unreached_standing', ['id'], { where: 'settled_at is null' })
export class UnreachedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  @Column({ type: 'bigint', nullable: true })
  reminderId: string | null;

  @Column({ type: 'bigint', nullable: true })
  eventId: string | null;

  @Column({ type: 'text' })
  audience: RungAudience;

  @Column({ type: 'bigint', nullable: true })
  seatUnitId: string | null;

  @Column({ type: 'bigint', nullable: true })
  seatOfficeId: string | null;

  @Column({ type: 'text' })
  kind: NotificationKind;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'timestamptz' })
  since: Date;

  /** When somebody received it after all, or nobody needed it any more. */
  @Column({ type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}
