import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { LeadingGroupEntity } from '../units/index.js';

/** What an office numbers: its notices of each colour, its circulars and its briefings. */
export const NUMBERED_THINGS = ['notice-blue', 'notice-yellow', 'notice-red', 'circular', 'briefing'] as const;
export type NumberedThing = (typeof NUMBERED_THINGS)[number];

/** One office's numbers of one kind of document in one year. */
@Entity()
@Unique(['leadingGroupId', 'thing', 'year'])
export class NumberSeriesEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  leadingGroupId: string;

  @ManyToOne(() => LeadingGroupEntity, { nullable: false })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity>;

  @Column({ type: 'text' })
  thing: NumberedThing;

  @Column({ type: 'int' })
  year: number;

  /** The last number given. */
  @Column({ type: 'int' })
  last: number;
}
