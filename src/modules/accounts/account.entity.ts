import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';

/** One human being, or one program of the city's that calls the API. What they may do comes from their posts, how they sign in is kept elsewhere. */
@Entity()
export class AccountEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text', unique: true })
  login: string;

  @Column({ type: 'text' })
  displayName: string;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** A program of the city's: it has tokens, no password and no session. */
  @Column({ type: 'boolean', default: false })
  program: boolean;

  /** Where e-mail goes; null for a person without. */
  @Column({ type: 'text', nullable: true })
  email: string | null;

  /** Work telephone; whole for the own unit and the offices, masked for leaders, nobody else sees it. */
  @Column({ type: 'text', nullable: true })
  phone: string | null;

  /** Who receives in this person's place while absent. */
  @Column({ type: 'bigint', nullable: true })
  deputyId: string | null;

  @ManyToOne(() => AccountEntity, { nullable: true })
  @JoinColumn()
  deputy: Relation<AccountEntity> | null;

  /** Days of absence, both inclusive; `absentUntil` null with `absentFrom` set has no known end. */
  @Column({ type: 'date', nullable: true })
  absentFrom: LocalDate | null;

  @Column({ type: 'date', nullable: true })
  absentUntil: LocalDate | null;

  /** Who the person is at the city's single sign-on (`sub`), null before the first time. */
  @Column({ type: 'text', nullable: true, unique: true })
  oidcSubject: string | null;

  /** Demo accounts need no password and are refused in production mode. */
  @Column({ type: 'boolean', default: false })
  demo: boolean;
}
