import { DUE_PER_DAY, OPEN, SWEEP_DAYS } from './open-obligations.mjs';

const BATCH = 5_000;

const FIRE = `
  with due as (
    select id from bare.reminders where fired_at is null and due_at <= $1 order by due_at limit ${BATCH} for update skip locked
  ), fired as (
    update bare.reminders set fired_at = now() where id = any(array(select id from due)) returning id, unit_id
  )
  insert into bare.notifications (reminder_id, unit_id) select id, unit_id from fired on conflict do nothing`;

/**
 * The limit: nothing but the statement a timer can be reduced to. A narrow table of the same number of rows with one partial index,
 * claimed in batches, each batch its own transaction, one row written per timer.
 */
export class BareSweep {
  constructor(client) {
    this.client = client;
  }

  async prepare() {
    await this.client.query(`
      create schema bare;
      create table bare.reminders (id bigint primary key, unit_id bigint not null, due_at timestamptz not null, fired_at timestamptz) with (fillfactor = 80);
      create table bare.notifications (reminder_id bigint primary key, unit_id bigint not null, at timestamptz not null default now());
      insert into bare.reminders (id, unit_id, due_at)
        select i, i % 200, timestamptz '2024-04-01' + make_interval(days => case when i % ${OPEN / DUE_PER_DAY} < ${SWEEP_DAYS} then (i % ${OPEN / DUE_PER_DAY})::int + 1 else 365 + (i % 200)::int end)
        from generate_series(0, ${OPEN - 1}) i;
      create index on bare.reminders (due_at) include (unit_id) where fired_at is null;`);
    await this.client.query('vacuum (analyze) bare.reminders');
  }

  /** Fires what is due by the day (0: nothing yet, then one tenth of the rows each); returns how many rows fired. */
  async fire(day) {
    const dueBy = new Date(Date.UTC(2024, 3, 1 + day, 12));
    let fired = 0;
    for (;;) {
      const { rowCount } = await this.client.query({ name: 'bare-sweep', text: FIRE, values: [dueBy] });
      fired += rowCount;
      if (rowCount < BATCH) return fired;
    }
  }
}
