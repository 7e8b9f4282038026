import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { UnitsModule } from '../units/index.js';
import { InboxController } from './inbox.controller.js';
import { InboxQueries } from './inbox.queries.js';

@Module({ imports: [CalendarModule, ObligationsModule, UnitsModule], controllers: [InboxController], providers: [InboxQueries], exports: [InboxQueries] })
export class InboxModule {}
