// Run by time-zones.test.ts in a process of its own, whose TZ is under test: seeds the database and lets the demo clock pass three months.
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../../dist/config/env.js';
import { CoreModule } from '../../dist/src/app.module.js';
import { DemoClockService, SeedService } from '../../dist/src/modules/demo/index.js';

const app = await NestFactory.createApplicationContext(CoreModule.forConfig(loadConfig(process.env)), { logger: false, abortOnError: false });
await app.get(SeedService, { strict: false }).run(() => {});
const days = [];
for await (const { day } of app.get(DemoClockService, { strict: false }).advance('2024-07-05')) days.push(day);
await app.close();
process.stdout.write(JSON.stringify({ days: days.length, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, hour: new Date('2024-07-05T00:30:00+08:00').getHours() }));
