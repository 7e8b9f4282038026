export { Calendar, type CalendarYearRows } from './calendar.js';
export { CalendarModule } from './calendar.module.js';
