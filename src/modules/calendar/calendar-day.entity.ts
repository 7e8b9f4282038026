import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { LocalDate } from '../../domain/kernel/local-date.js';

/** A year whose State Council notice is loaded; a year without a row gives provisional answers (promise A12). */
@Entity()
export class CalendarYearEntity {
  @PrimaryColumn({ type: 'int' })
  year: number;

  @Column({ type: 'text' })
  source: string;
}

/** A day that differs from its weekday: a day off, or a weekend day worked (调休). */
@Entity()
export class CalendarDayEntity {
  @PrimaryColumn({ type: 'date' })
  date: LocalDate;

  @Column({ type: 'int' })
  year: number;

  @ManyToOne(() => CalendarYearEntity, { nullable: false })
  @JoinColumn({ name: 'year' })
  calendarYear: Relation<CalendarYearEntity>;

  @Column({ type: 'text' })
  kind: 'dayOff' | 'workday';

  @Column({ type: 'text' })
  name: string;
}
