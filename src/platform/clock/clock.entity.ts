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
}
