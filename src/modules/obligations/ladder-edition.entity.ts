import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The edition of a ladder that is in force: positions on it are numbers, so an edited file must be noticed and the positions moved. */
@Entity()
export class LadderEditionEntity {
  @PrimaryColumn({ type: 'text' })
  ladder: string;

  @Column({ type: 'smallint' })
  generation: number;

  /** Codes of its rungs in order, with the offsets they had. */
  @Column({ type: 'jsonb' })
  rungs: { code: string; count: number; unit: 'working' | 'calendar' }[];

  @Column({ type: 'timestamptz' })
  inForceSince: Date;
}
