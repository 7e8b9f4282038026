// Run by calendar-feed.test.ts in a process of its own, whose TZ is under test: reads a subscribed calendar and counts a due day.
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../../dist/config/env.js';
import { CoreModule } from '../../dist/src/app.module.js';
import { Calendar } from '../../dist/src/modules/calendar/index.js';
import { CalendarFeedsService } from '../../dist/src/modules/feeds/index.js';
import { UnitOfWork } from '../../dist/src/platform/db/unit-of-work.js';

const app = await NestFactory.createApplicationContext(CoreModule.forConfig(loadConfig({ DATABASE_URL: process.env.DATABASE_URL })), { logger: false, abortOnError: false });
const text = await app.get(CalendarFeedsService, { strict: false }).calendarOf(process.env.SECRET);
const calendar = app.get(Calendar, { strict: false });
const counted = await app.get(UnitOfWork, { strict: false }).run(async (tx) => ({ today: tx.today, ...(await calendar.count(tx, tx.today, 3)) }));
await app.close();
process.stdout.write(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, hour: new Date('2024-07-05T00:30:00+08:00').getHours(), text, counted }));
