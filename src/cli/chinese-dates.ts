import { type LocalDate, weekday } from '../domain/kernel/local-date.js';

/** 2024-04-08 周一. */
export function dayWithWeekday(day: LocalDate): string {
  return `${day} 周${'一二三四五六日'[weekday(day) - 1]}`;
}
