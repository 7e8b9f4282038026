import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { InstructionAction } from '../../domain/instruction/instruction.js';
import { AccountEntity } from '../accounts/index.js';
import { PlanEntity } from '../plans/index.js';

/** A leader's written instruction (批示) on a plan or one of its items, with what the office made of it. */
@Entity()
@Index('ix_instruction_plan', ['planId'])
@Index('ix_instruction_open_item', ['itemId'], { where: 'answered_at is null and item_id is not null' })
export class InstructionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'bigint' })
  planId: string;

  @ManyToOne(() => PlanEntity, { nullable: false })
  @JoinColumn()
  plan: Relation<PlanEntity>;

  /** The item it is about; null for the plan as a whole. */
  @Column({ type: 'bigint', nullable: true })
  itemId: string | null;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'bigint', nullable: true })
  givenById: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  givenBy: Relation<AccountEntity> | null;

  @Column({ type: 'timestamptz' })
  givenAt: Date;

  /** Null while the office has not answered. */
  @Column({ type: 'text', nullable: true })
  action: InstructionAction | null;

  @Column({ type: 'text', default: '' })
  note: string;

  /** The draft item made of it. */
  @Column({ type: 'bigint', nullable: true })
  newItemId: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ type: 'bigint', nullable: true })
  answeredById: string | null;

  /** When the item made of it, or done again for it, was done first; null before, and for what was only noted. */
  @Column({ type: 'timestamptz', nullable: true })
  fulfilledAt: Date | null;

  @Column({ type: 'int', default: 1 })
  version: number;
}
