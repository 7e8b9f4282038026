import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../config/project-root.js';
import { CalendarFeedsService } from '../../src/modules/feeds/index.js';
import { ObligationsService } from '../../src/modules/obligations/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const ZONES = [['UTC', 16], ['Asia/Shanghai', 0], ['America/New_York', 12]] as const;
const SCRIPT = join(PROJECT_ROOT, 'test', 'support', 'feed-in-zone.mjs');

interface InZone {
  readonly zone: string;
  readonly hour: number;
  readonly text: string;
  readonly counted: { readonly today: string; readonly dueOn: string };
}

/** Properties of each event by name, folds taken out; what follows an alarm's beginning counts to the alarm. */
function eventsOf(text: string): Map<string, string>[] {
  const events: Map<string, string>[] = [];
  let inAlarm = false;
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    if (line === 'BEGIN:VALARM') inAlarm = true;
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (!inAlarm) events.at(-1)?.set(name, value);
    if (line === 'END:VALARM') inAlarm = false;
  }
  return events;
}

describe('the subscribed calendar of a unit', () => {
  let app: EngineApp;
  let secret: string;
  let unitId: string;
  let planId: string;
  const read = async () => eventsOf(await app.get(CalendarFeedsService).calendarOf(secret));
  const event = async (words: string) => (await read()).find((one) => one.get('SUMMARY')?.includes(words));

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    planId = (
      await aPlan('测政办〔2024〕41号')
        .withItem(anItem('开行班列。').ledBy('甲局').dueOn('2024-04-06'))
        .withItem(anItem('长期推进。').ledBy('甲局').withoutEnd())
        .withItem(anItem('别的单位。').ledBy('乙局').dueOn('2024-06-30'))
        .issuedIn(app)
    ).id;
    await app.query(`update obligation set state = 'voided' where kind = 'progressUpdate' returning id`);
    unitId = (await app.one<{ id: string }>(`select id from unit where code = '甲局'`)).id;
    secret = (await app.get(CalendarFeedsService).create(await app.actor('liaison.甲局'), unitId)).secret;
  }, 180_000);
  afterAll(() => app.close());

  it('holds its own dated duties that are open, and no other', async () => {
    expect((await read()).map((one) => `${one.get('DTSTART')} ${one.get('SUMMARY')}`).sort()).toEqual(['20240406 事项办结：第1项 开行班列', '20240407 签收：第1项 开行班列', '20240407 签收：第2项 长期推进']);
    const text = await app.get(CalendarFeedsService).calendarOf(secret);
    // Due on a Saturday of the holiday: the day stays, both alarms ring while people work. Thursday 03-28 leaves no doubt: three working days before 04-03.
    expect(text).toContain('TRIGGER;VALUE=DATE-TIME:20240329T010000Z');
    expect(text).toContain('TRIGGER;VALUE=DATE-TIME:20240403T010000Z');
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(6);
  });

  it('names nobody', async () => {
    const names = await app.query<{ name: string }>('select display_name as name from account');
    const text = (await app.get(CalendarFeedsService).calendarOf(secret)).replace(/\r\n[ \t]/g, '');
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter(({ name }) => text.includes(name))).toEqual([]);
  });

  it('keeps the identity of a duty and raises its sequence when its day moves', async () => {
    const before = await event('事项办结');
    const { id } = await app.one<{ id: string }>(`select assignment.id from assignment join item on item.id = item_id where assignment.plan_id = $1 and item.position = 1`, [planId]);
    await app.atDay('2024-04-02');
    await app.run((tx) => app.get(ObligationsService).reschedule(tx, { subjectType: 'assignment', subjectIds: [id], kind: 'itemCompletion' }, '2024-05-31', '5月底前'));
    const after = await event('事项办结');
    expect(after?.get('UID')).toBe(before?.get('UID'));
    expect(after?.get('DTSTART')).toBe('20240531');
    expect([before?.get('SEQUENCE'), after?.get('SEQUENCE')]).toEqual(['0', '86400']);
    expect(after?.get('LAST-MODIFIED')).toBe('20240402T010000Z');
    expect(after?.get('DESCRIPTION')).toContain('时限原文：5月底前');
  });

  it('loses a duty that is settled, and one whose clock stands still until it runs on', async () => {
    const of = { subjectType: 'assignment' as const, subjectIds: [(await app.one<{ id: string }>(`select assignment.id from assignment join item on item.id = item_id where assignment.plan_id = $1 and item.position = 1`, [planId])).id] };
    await app.run((tx) => app.get(ObligationsService).settle(tx, { ...of, kind: 'acknowledgement' }));
    await app.run((tx) => app.get(ObligationsService).pause(tx, { ...of, kind: 'itemCompletion' }, 'officeReview'));
    expect((await read()).map((one) => one.get('SUMMARY'))).toEqual(['签收：第2项 长期推进']);
    await app.atDay('2024-04-05');
    await app.run((tx) => app.get(ObligationsService).resume(tx, { ...of, kind: 'itemCompletion' }, 'officeReview'));
    const moved = await event('事项办结');
    expect(moved?.get('DTSTART')).toBe('20240603');
    expect(moved?.get('DESCRIPTION')).toContain('到期日 2024-05-31，停表3天，顺延至 2024-06-03');
  });

  it('is the same at any hour of a Beijing day and in any zone of the process: A10, F22', async () => {
    const inZone = async (zone: string): Promise<InZone> => {
      const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env: { PATH: process.env['PATH'], DATABASE_URL: app.url, SECRET: secret, TZ: zone } });
      return JSON.parse(stdout) as InZone;
    };
    for (const [time, today, dueOn] of [['23:59:59.999+08:00', '2024-04-30', '2024-05-08'], ['00:00:00+08:00', '2024-05-01', '2024-05-08']] as const) {
      await app.atDay(today, time);
      const read: InZone[] = [];
      for (const [zone] of ZONES) read.push(await inZone(zone));
      expect(read.map(({ zone, hour, counted }) => ({ zone, hour, today: counted.today, dueOn: counted.dueOn }))).toEqual(ZONES.map(([zone, hour]) => ({ zone, hour, today, dueOn })));
      expect(new Set(read.map(({ text }) => text)).size).toBe(1);
      expect(read[0]?.text).toContain('DTSTART;VALUE=DATE:20240603');
      expect(read[0]?.text).toContain('TRIGGER;VALUE=DATE-TIME:20240603T010000Z');
    }
  }, 180_000);
});

describe('two people of a unit who make a link at the same moment', () => {
  it('get one that works and one that does not, never an error', async () => {
    const app = await EngineApp.start();
    await app.atDay('2024-04-01');
    await aPlan().withItem(anItem().ledBy('丙局').withoutEnd()).issuedIn(app);
    const { id } = await app.one<{ id: string }>(`select id from unit where code = '丙局'`);
    const actor = await app.actor('head.丙局');
    const links = await Promise.all(Array.from({ length: 5 }, () => app.get(CalendarFeedsService).create(actor, id)));
    const answers = await Promise.allSettled(links.map((link) => app.get(CalendarFeedsService).calendarOf(link.secret)));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(await app.count('calendar_feed where revoked_at is null')).toBe(1);
    expect(await app.query('select secret_hash from calendar_feed where secret_hash = any($1)', [links.map((link) => link.secret)])).toEqual([]);
    await app.close();
  }, 180_000);
});
