import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AccountEntity } from '../accounts/index.js';
import { SubmissionEntity } from './submission.entity.js';

/** What a unit has begun to write for a submission; nobody outside the unit sees it. Handing in removes it. */
@Entity()
export class SubmissionDraftEntity {
  @PrimaryColumn({ type: 'bigint' })
  submissionId: string;

  @OneToOne(() => SubmissionEntity, { nullable: false })
  @JoinColumn()
  submission: Relation<SubmissionEntity>;

  @Column({ type: 'text', default: '' })
  title: string;

  @Column({ type: 'text', default: '' })
  text: string;

  @Column({ type: 'timestamptz' })
  savedAt: Date;

  @Column({ type: 'bigint' })
  savedById: string;

  @ManyToOne(() => AccountEntity, { nullable: false })
  @JoinColumn()
  savedBy: Relation<AccountEntity>;

  @Column({ type: 'int', default: 1 })
  version: number;
}
