export { CalendarLoadEntity } from './calendar-load.entity.js';
export { CalendarYearsModule } from './calendar-years.module.js';
export { CalendarYearsQueries, type CalendarYearRow } from './calendar-years.queries.js';
export { CalendarYearsService, type CalendarYearToLoad, type LoadedYear } from './calendar-years.service.js';
