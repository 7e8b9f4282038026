import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { InboxQueries } from './inbox.queries.js';

@Module({ imports: [CalendarModule, ObligationsModule], providers: [InboxQueries], exports: [InboxQueries] })
export class InboxModule {}
