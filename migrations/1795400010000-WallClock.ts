import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the engine last woke, and one name for the wall clock, which a test can shift for a database: `alter database … set duban.wall_offset = '1 day'`. */
export class WallClock1795400010000 implements MigrationInterface {
  name = 'WallClock1795400010000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table installation add beat_at timestamptz`);
    await queryRunner.query(`
      create function wall_offset() returns interval language sql stable as $$
        select coalesce(nullif(current_setting('duban.wall_offset', true), ''), '0')::interval
      $$`);
    await queryRunner.query(`
      create function wall_now() returns timestamptz language sql volatile as $$
        select clock_timestamp() + wall_offset()
      $$`);
    await queryRunner.query(`
      create or replace function app_now() returns timestamptz language sql stable as $$
        select coalesce(nullif(current_setting('duban.now', true), '')::timestamptz, (select demo_at from clock), now() + wall_offset())
      $$`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create or replace function app_now() returns timestamptz language sql stable as $$
        select coalesce(nullif(current_setting('duban.now', true), '')::timestamptz, (select demo_at from clock), now())
      $$`);
    await queryRunner.query(`drop function wall_now()`);
    await queryRunner.query(`drop function wall_offset()`);
    await queryRunner.query(`alter table installation drop column beat_at`);
  }
}
