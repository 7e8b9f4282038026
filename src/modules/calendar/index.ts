export { Calendar, type CalendarYearRows, type CountedDueDay } from './calendar.js';
export { CalendarModule } from './calendar.module.js';
