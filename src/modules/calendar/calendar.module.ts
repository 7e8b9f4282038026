import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarDayEntity, CalendarYearEntity } from './calendar-day.entity.js';
import { Calendar } from './calendar.js';

@Module({ imports: [TypeOrmModule.forFeature([CalendarDayEntity, CalendarYearEntity])], providers: [Calendar], exports: [Calendar] })
export class CalendarModule {}
