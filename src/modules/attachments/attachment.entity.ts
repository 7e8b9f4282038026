import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { AttachmentSubjectType, AttachmentTargetType } from '../../domain/attachment/attachment-subject.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { AccountEntity } from '../accounts/index.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';

/** A file that a unit or an office handed over for one matter. Its content stands in the storage under its hash; the name is for people only. */
@Entity('attachment')
@Index('ix_attachment_subject', ['subjectType', 'subjectId'])
@Index('ix_attachment_content', ['sha256'])
@Index('ix_attachment_unit_year', ['unitId', 'uploadedOn'])
@Index('ix_attachment_office_year', ['leadingGroupId', 'uploadedOn'])
@Check('ck_attachment_owner', '(unit_id is null) <> (leading_group_id is null)')
@Check('ck_attachment_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
export class AttachmentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'integer' })
  bytes: number;

  /** By content, never what the client said. */
  @Column({ type: 'text' })
  mediaType: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  subjectType: AttachmentSubjectType;

  @Column({ type: 'bigint' })
  subjectId: string;

  @Column({ type: 'bigint', nullable: true })
  unitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  /** Set for what an office uploaded. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  @Column({ type: 'bigint' })
  uploadedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  uploadedBy: Relation<AccountEntity>;

  @Column({ type: 'timestamptz' })
  uploadedAt: Date;

  /** Beijing day of it: quotas are counted by calendar year. */
  @Column({ type: 'date' })
  uploadedOn: LocalDate;

  /** True when a virus scanner looked through it before it was stored. */
  @Column({ type: 'boolean' })
  scanned: boolean;
}

/** What an attachment was handed in with: from then on it can be read by whoever may read that, and no longer be taken back. */
@Entity('attachment_link')
@Index('ix_attachment_link_target', ['targetType', 'targetId'])
export class AttachmentLinkEntity {
  @PrimaryColumn({ type: 'bigint' })
  attachmentId: string;

  @ManyToOne(() => AttachmentEntity, { nullable: false })
  @JoinColumn()
  attachment: Relation<AttachmentEntity>;

  @PrimaryColumn({ type: 'text' })
  targetType: AttachmentTargetType;

  @PrimaryColumn({ type: 'bigint' })
  targetId: string;

  @Column({ type: 'timestamptz' })
  linkedAt: Date;
}
