import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The journal of the working calendar: which year was loaded or replaced, from what notice, and what was counted again because of it. */
@Entity()
export class CalendarLoadEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'int' })
  year: number;

  /** Number and title of the notice. */
  @Column({ type: 'text' })
  source: string;

  /** True when the year had been loaded before. */
  @Column({ type: 'boolean' })
  replaced: boolean;

  /** Obligations whose due day moved, with the day before and after. */
  @Column({ type: 'jsonb' })
  moved: { obligationId: string; from: string; to: string }[];

  /** Obligations whose due day is no longer provisional. */
  @Column({ type: 'int' })
  confirmed: number;

  @Column({ type: 'text' })
  loadedBy: string;

  @Column({ type: 'timestamptz' })
  loadedAt: Date;
}
