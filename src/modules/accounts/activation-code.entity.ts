import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AccountEntity } from './account.entity.js';

/** The one activation code an account may have waiting: a new one takes its place, the first use removes it. */
@Entity()
export class ActivationCodeEntity {
  @PrimaryColumn({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  /** SHA-256 of the code, which nobody can read again. */
  @Column({ type: 'text' })
  codeHash: string;

  /** Wall clock, like everything about signing in: the demo clock must not end sessions. */
  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
