import { Check, Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The place of an audit row in the chain: numbered without gaps in the order of commits, each hash over the row and the hash before it. Written by a trigger only. */
@Entity('audit_link')
@Unique(['entryId'])
export class AuditLinkEntity {
  @PrimaryColumn({ type: 'bigint' })
  sequence: string;

  @Column({ type: 'bigint' })
  entryId: string;

  @Column({ type: 'bytea' })
  previousHash: Buffer;

  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** The end of the chain: locked while a transaction commits its rows, and what shows that the last ones were cut off. */
@Entity('audit_head')
@Check('ck_audit_head_single', 'id = 1')
export class AuditHeadEntity {
  @PrimaryColumn({ type: 'smallint' })
  id: number;

  @Column({ type: 'bigint' })
  sequence: string;

  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** One clearing of old rows, with the hash the rest of the chain begins from; sealed by the audit row `audit.purged`. */
@Entity('audit_purge')
export class AuditPurgeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  throughSequence: string;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Column({ type: 'bigint' })
  entries: string;

  /** Rows recorded before this were cleared. */
  @Column({ type: 'timestamptz' })
  before: Date;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  purgedAt: Date;

  @Column({ type: 'bigint', default: () => 'txid_current()' })
  transactionId: string;
}
