import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineApp } from '../support/engine-app.js';

const SECONDS = 'extract(epoch from app_now() - clock_timestamp())';

describe('app_now(), the one clock', () => {
  let app: EngineApp;
  beforeAll(async () => { app = await EngineApp.start(); });
  afterAll(() => app.close());

  it('is the start of the transaction when nobody has set another time', async () => {
    const { skew, same } = await app.one<{ skew: number; same: boolean }>(`select abs(${SECONDS})::float8 as skew, app_now() = now() as same`);
    expect(same).toBe(true);
    expect(skew).toBeLessThan(5);
  });

  it('is the demo clock once that is set', async () => {
    await app.atDay('2024-04-01');
    expect(await app.one('select app_now() as now')).toEqual({ now: new Date('2024-04-01T01:00:00Z') });
  });

  it('is the override of the transaction even when a demo clock is set, and only inside that transaction', async () => {
    await app.atDay('2024-04-01');
    const inside = await app.run(async (tx) => {
      await tx.query(`set local duban.now = '2025-01-31T16:00:00Z'`);
      return tx.query('select app_now() as now, app_today() as today');
    });
    expect(inside).toEqual([{ now: new Date('2025-01-31T16:00:00Z'), today: '2025-02-01' }]);
    expect(await app.one('select app_today() as today')).toEqual({ today: '2024-04-01' });
  });

  it.each([
    ['2026-02-28T23:59:59+08:00', '2026-02-28'],
    ['2026-03-01T00:00:00+08:00', '2026-03-01'],
    ['2024-02-29T15:59:59Z', '2024-02-29'],
    ['2024-02-29T16:00:00Z', '2024-03-01'],
    // Daylight saving of 1986 to 1991: an hour ahead of today's offset.
    ['1990-07-01T15:00:00Z', '1990-07-02'],
  ])('calls %s the Beijing day %s, whatever the time zone of the session', async (instant, day) => {
    await app.query('update clock set demo_at = $1', [instant]);
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      const [row] = await app.run(async (tx) => {
        await tx.query(`set local timezone = '${zone}'`);
        return tx.query<{ today: string }>('select app_today() as today');
      });
      expect(row).toEqual({ today: day });
    }
  });

  it('gives a transaction its business time once, read at its beginning', async () => {
    await app.atDay('2024-05-06');
    const { now, today } = await app.run(async (tx) => {
      await tx.query(`update clock set demo_at = '2024-05-07T09:00:00+08:00'`);
      return { now: tx.now, today: tx.today };
    });
    expect({ now, today }).toEqual({ now: new Date('2024-05-06T01:00:00Z'), today: '2024-05-06' });
  });
});
