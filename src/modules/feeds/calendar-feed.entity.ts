import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { UnitEntity } from '../units/index.js';

/** The secret link under which a unit's due days can be subscribed to (.ics). Only the hash of its secret is kept. */
@Entity()
@Index('uq_calendar_feed_unit', ['unitId'], { unique: true, where: 'revoked_at is null' })
export class CalendarFeedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  unitId: string;

  @ManyToOne(() => UnitEntity, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Column({ type: 'text', unique: true })
  secretHash: string;

  @Column({ type: 'bigint', nullable: true })
  createdById: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
