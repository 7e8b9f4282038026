import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { AliasReason, UnitKind } from '../../domain/unit/unit.js';

@Entity()
export class UnitEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  kind: UnitKind;

  /** Place in the official order of units; lists keep it, there is no other ranking. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'date', nullable: true })
  validFrom: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  validTo: LocalDate | null;

  /** What the unit is found by (`searchWords`): its names; empty until filled. */
  @Column({ type: 'text', default: '' })
  searchWords: string;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  successor: Relation<UnitEntity> | null;

  @OneToMany(() => UnitAliasEntity, (alias) => alias.unit)
  aliases: Relation<UnitAliasEntity[]>;
}

@Entity()
@Unique(['unit', 'words'])
export class UnitAliasEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @ManyToOne(() => UnitEntity, (unit) => unit.aliases, { nullable: false })
  @JoinColumn()
  unit: Relation<UnitEntity>;

  @Index('ix_unit_alias_words')
  @Column({ type: 'text' })
  words: string;

  @Column({ type: 'text' })
  reason: AliasReason;

  @Column({ type: 'date', nullable: true })
  validFrom: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  validTo: LocalDate | null;
}
