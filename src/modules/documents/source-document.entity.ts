import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { SourceEncoding, SourceFormat } from '../../domain/document/source-content.js';
import { LeadingGroupEntity } from '../units/index.js';

/** A file somebody gave us, kept whole: every item points back to a line of it. */
@Entity()
export class SourceDocumentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  sha256: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'timestamptz' })
  importedAt: Date;

  @Column({ type: 'text', default: 'text' })
  format: SourceFormat;

  /** Null for formats that state their own encoding. */
  @Column({ type: 'text', nullable: true })
  encoding: SourceEncoding | null;

  /** What each line of the text is called in the file itself (任务表!5); empty where the line number says it. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  lineNames: string[];

  /** The file itself, to be read again; null for files stored before it was kept, whose text is the file. */
  @Column({ type: 'bytea', nullable: true, select: false })
  bytes: Buffer | null;

  /** The office whose clerk imported it: only this office decides about its drafts. Null: every office may. */
  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;
}
