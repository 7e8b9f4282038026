import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import { editedPolicy, reminding, withRungs } from '../support/edited-ladders.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

/**
 * The standard ladder edited: `before3` removed, `overdue2` added, `overdue8` moved to the sixth working day. Tuesday 2024-06-18 is the
 * day of the edit.
 */
const edited = (): LadderPolicy =>
  withRungs('standard', 2, (rungs) =>
    rungs.flatMap((rung) => {
      if (rung.code === 'before3') return [];
      if (rung.code === 'overdue8') return [{ ...rung, offset: { count: 6, unit: 'working' as const } }];
      return rung.code === 'overdue1' ? [rung, reminding('overdue2', 2)] : [rung];
    }),
  );

describe('a ladder that is edited while obligations climb it', () => {
  let app: EngineApp;
  let opener: ObligationOpener;
  const fired = (dueOn: string) =>
    app.query<{ code: string; on: string }>(
      `select rung_code as code, fired_on as on from reminder where due_on = $1 and not superseded order by id`, [dueOn]);
  const firedCodes = async (dueOn: string): Promise<string[]> => (await fired(dueOn)).map(({ code }) => code);
  const liveWith = async (process: EngineApp, from: string, to: string): Promise<void> => {
    for (let day = from; day <= to; day = addDays(day, 1)) await process.liveThrough(day);
  };

  beforeEach(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-06-03');
    opener = await ObligationOpener.in(app);
    for (const [index, dueOn] of ['2024-06-13', '2024-06-14', '2024-06-17', '2024-07-10'].entries()) await opener.open(String(1000 + index), dueOn);
    await liveWith(app, '2024-06-03', '2024-06-18');
  }, 180_000);
  afterEach(() => app.close());

  it('fires an added rung on its day, and never for those whose day was over: no flood', async () => {
    const after = await app.neighbour(edited());
    await after.liveThrough('2024-06-18');
    // 13 June: overdue2 would have been yesterday. 14 June: today. 17 June: tomorrow. 10 July: nothing yet.
    expect(await firedCodes('2024-06-13')).not.toContain('overdue2');
    expect(await fired('2024-06-14')).toContainEqual({ code: 'overdue2', on: '2024-06-18' });
    expect(await firedCodes('2024-06-17')).not.toContain('overdue2');
    expect(await firedCodes('2024-07-10')).toEqual([]);
    await after.liveThrough('2024-06-19');
    expect((await fired('2024-06-17')).at(-1)).toEqual({ code: 'overdue2', on: '2024-06-19' });
  });

  it('fires a moved rung on its new day, a removed one no more, and no rung twice for one date', async () => {
    const after = await app.neighbour(edited());
    await liveWith(after, '2024-06-18', '2024-07-11');
    expect((await fired('2024-06-13')).slice(-2)).toEqual([
      { code: 'overdue8', on: '2024-06-21' },
      { code: 'overdue15', on: '2024-07-04' },
    ]);
    expect(await firedCodes('2024-07-10')).toEqual(['before10', 'dueToday', 'overdue1']);
    expect(await app.count('(select obligation_id, due_on, rung_code from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
    expect(await app.count('outbox where done_at is null or parked_at is not null')).toBe(0);
  }, 180_000);

  it('does not fire a passed rung again that is moved to a later day', async () => {
    const later = withRungs('standard', 2, (rungs) => rungs.map((rung) => (rung.code === 'overdue3' ? { ...rung, offset: { count: 5, unit: 'working' as const } } : rung)));
    const after = await app.neighbour(later);
    await liveWith(after, '2024-06-18', '2024-06-26');
    expect((await firedCodes('2024-06-13')).filter((code) => code === 'overdue3')).toHaveLength(1);
    expect((await fired('2024-06-13')).at(-1)).toMatchObject({ code: 'overdue8', on: '2024-06-25' });
    expect(await fired('2024-06-14')).toContainEqual({ code: 'overdue3', on: '2024-06-21' });
  });

  it('does not fire a passed rung again either that is moved behind one still ahead', async () => {
    const behind = withRungs('standard', 2, (rungs) => {
      const others = rungs.filter(({ code }) => code !== 'overdue1');
      return [...others.slice(0, 4), { ...reminding('overdue1', 4) }, ...others.slice(4)];
    });
    const after = await app.neighbour(behind);
    await liveWith(after, '2024-06-18', '2024-06-24');
    expect((await firedCodes('2024-06-14')).slice(-2)).toEqual(['overdue1', 'overdue3']);
    expect((await fired('2024-06-14')).filter(({ code }) => code === 'overdue1')).toEqual([{ code: 'overdue1', on: '2024-06-17' }]);
  });

  it('still fires what was owed before the edit and stayed the same, once, at its highest rung', async () => {
    await opener.open('2000', '2024-06-12');
    const after = await app.neighbour(edited());
    await after.liveThrough('2024-06-18');
    expect(await fired('2024-06-12')).toEqual([{ code: 'overdue3', on: '2024-06-18' }]);
    await after.liveThrough('2024-06-18');
    expect(await firedCodes('2024-06-12')).toEqual(['overdue3']);
  });

  it('is journalled once with its numbers, and a second tick or a restart moves nothing', async () => {
    const after = await app.neighbour(edited());
    await after.liveThrough('2024-06-18');
    const again = await app.neighbour(edited());
    await again.liveThrough('2024-06-18');
    expect(await app.query(`select actor_name as by, detail from audit_entry where action = 'ladder.edited'`)).toEqual([
      { by: '系统', detail: { ladder: 'standard', from: 1, to: 2, obligations: 4, changed: ['overdue2', 'overdue8'] } },
    ]);
    expect(await app.one(`select generation, jsonb_array_length(rungs) as rungs from ladder_edition where ladder = 'standard'`)).toEqual({ generation: 2, rungs: 7 });
  });

  it('is climbed with the new file only: a process with the older one fires nothing on it and says so, also after its restart', async () => {
    const after = await app.neighbour(edited());
    await after.liveThrough('2024-06-18');
    await app.atDay('2024-06-20');
    for (const older of [app, await app.neighbour()]) {
      expect((await older.tick()).remindersFired).toBe(0);
      expect((await older.warnings()).filter(({ code }) => code === 'ladder-edition-newer').map(({ message }) => message)).toEqual([
        '阶梯“standard”已由另一进程启用新版，本进程的阶梯文件较旧，不再按它提醒。请更新本机的阶梯文件并重新启动。',
      ]);
    }
    expect((await after.warnings()).map(({ code }) => code)).not.toContain('ladder-edition-newer');
    expect((await after.tick()).remindersFired).toBeGreaterThan(0);
  });

  it('leaves the delivery of what the new file fired to a process that has it, however often it comes first', async () => {
    const after = await app.neighbour(edited());
    await after.atDay('2024-06-18');
    await after.tick();
    for (let round = 0; round < 7; round += 1) await app.deliverAll();
    expect(await app.count('outbox where parked_at is not null')).toBe(0);
    expect(await app.count(`outbox where done_at is null and last_error like '%standard edition 2 is later than%'`)).toBeGreaterThan(0);
    await after.deliverAll();
    expect(await app.count('outbox where done_at is null')).toBe(0);
    expect(await app.count(`notification join reminder on reminder.id = reminder_id where rung_code = 'overdue2'`)).toBe(1);
  });

  it('does not keep an older file from climbing the other ladders', async () => {
    const after = await app.neighbour(edited());
    await after.liveThrough('2024-06-18');
    await opener.open('3000', '2024-06-19', 'acknowledgement', 'acknowledgement');
    await app.liveThrough('2024-06-19');
    expect(await fired('2024-06-19')).toEqual([{ code: 'dueToday', on: '2024-06-19' }]);
  });

  it('refuses to start when rungs were changed without raising the edition', async () => {
    const sameEdition = withRungs('standard', 1, (rungs) => rungs.slice(1));
    await expect(app.neighbour(sameEdition)).rejects.toThrow('阶梯“standard”的提醒级已改动，edition（版次）仍为1。请在阶梯文件中把它改为2后重新启动');
  });

  it('refuses to start without a ladder that is still climbed or chosen, with who uses it, and starts when nobody does', async () => {
    const without = editedPolicy((written) => {
      written.ladders = written.ladders.filter(({ code }) => code !== 'standard');
      for (const [kind, code] of Object.entries(written.defaults)) if (code === 'standard') written.defaults[kind] = 'information';
    });
    await expect(app.neighbour(without)).rejects.toThrow('提醒阶梯文件里没有阶梯“standard”，但4件未完成的应办事项仍在使用。请把它放回文件，待不再使用后再删去。');
    await app.query(`update obligation set state = 'settled', settled_on = '2024-06-18' where ladder = 'standard' and state = 'open'`);
    await app.query(`update plan set ladders = '{"summary":"standard"}'`);
    await expect(app.neighbour(without)).rejects.toThrow('但测政办〔2024〕9号仍选用它');
    await app.query(`update plan set ladders = '{}'`);
    const after = await app.neighbour(without);
    await after.liveThrough('2024-06-19');
    expect(await after.count('outbox where done_at is null')).toBe(0);
  });

  it('is put in force once by two processes that tick at one moment', async () => {
    const both = [await app.neighbour(edited()), await app.neighbour(edited())];
    await app.atDay('2024-06-19');
    await Promise.all(both.map((one) => one.tick()));
    expect(await app.count(`audit_entry where action = 'ladder.edited'`)).toBe(1);
    expect(await app.count('(select obligation_id, due_on, rung_code from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
  });
});
