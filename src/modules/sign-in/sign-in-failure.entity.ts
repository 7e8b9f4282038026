import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed attempts to sign in, in the shape rate-limiter-flexible counts in: by login and address, and by address. */
@Entity()
export class SignInFailureEntity {
  @PrimaryColumn({ type: 'varchar', length: 255 })
  key: string;

  @Column({ type: 'integer', default: 0 })
  points: number;

  /** Milliseconds since 1970. */
  @Column({ type: 'bigint', nullable: true })
  expire: string | null;
}
