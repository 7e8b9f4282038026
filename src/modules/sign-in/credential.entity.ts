import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AccountEntity } from '../accounts/index.js';

/** How a person proves who they are; apart from the account, so that no read of people can carry a secret. */
@Entity()
export class CredentialEntity {
  @PrimaryColumn({ type: 'bigint' })
  accountId: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  account: Relation<AccountEntity>;

  /** Argon2id with its parameters; null until the account is activated, and after a reset. */
  @Column({ type: 'text', nullable: true })
  passwordHash: string | null;

  /** Base32 secret of the confirmed second factor. */
  @Column({ type: 'text', nullable: true })
  totpSecret: string | null;

  /** Secret that was shown once and waits for its first code. */
  @Column({ type: 'text', nullable: true })
  totpPending: string | null;

  /** Time step of the last accepted code: that code and earlier ones are refused. */
  @Column({ type: 'bigint', default: 0 })
  totpLastStep: string;
}
