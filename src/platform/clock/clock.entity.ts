import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The demo clock: one row, read by `app_now()`. Null follows the database clock. */
@Entity()
@Check('ck_clock_single', 'id = 1')
export class ClockEntity {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ type: 'timestamptz', nullable: true })
  demoAt: Date | null;
}

/** Which database this is: a restored or recreated one gets a new epoch, so that old queue entries cannot pass for new ones. */
@Entity()
@Check('ck_installation_single', 'id = 1')
export class InstallationEntity {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ type: 'uuid' })
  epoch: string;

  /** The cluster and the database in it that this installation was last seen in; another one means that it was restored elsewhere. */
  @Column({ type: 'text', nullable: true })
  systemIdentifier: string | null;

  /** Grows with every tick; the queue remembers the highest: a smaller one here means that an older dump was restored. */
  @Column({ type: 'bigint', default: 0 })
  beat: string;

  /** Wall clock at the end of the newest tick: the engine is alive when it gets through its work, not when it answers. */
  @Column({ type: 'timestamptz', nullable: true })
  tickedAt: Date | null;
  /** Wall clock of the newest tick; one that lies ahead of the clock means that the clock was put back. */
  @Column({ type: 'timestamptz', nullable: true })
  beatAt: Date | null;
}
