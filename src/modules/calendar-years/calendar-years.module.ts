import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { CalendarLoadEntity } from './calendar-load.entity.js';
import { CalendarYearsController } from './calendar-years.controller.js';
import { CalendarYearsQueries } from './calendar-years.queries.js';
import { CalendarYearsService } from './calendar-years.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CalendarLoadEntity]), AuditModule, CalendarModule, ObligationsModule],
  controllers: [CalendarYearsController],
  providers: [CalendarYearsService, CalendarYearsQueries],
  exports: [CalendarYearsService, CalendarYearsQueries],
})
export class CalendarYearsModule {}
