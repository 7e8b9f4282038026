import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What entities cannot say: the one clock, the batch numbers of the ladders, and the tables nobody may rewrite. */
export class ClockAndGuards1795400001000 implements MigrationInterface {
  name = 'ClockAndGuards1795400001000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`insert into clock (id) values (1)`);
    await queryRunner.query(`insert into installation (id, epoch) values (1, gen_random_uuid())`);
    // The business time: this transaction's override, else the demo clock, else the start of the transaction.
    await queryRunner.query(`
      create function app_now() returns timestamptz language sql stable as $$
        select coalesce(nullif(current_setting('duban.now', true), '')::timestamptz, (select demo_at from clock), now())
      $$`);
    // Deadlines are Beijing calendar dates, whatever the zone of server or session.
    await queryRunner.query(`
      create function app_today() returns date language sql stable as $$
        select (app_now() at time zone 'Asia/Shanghai')::date
      $$`);
    await queryRunner.query(`create sequence reminder_batch`);
    // The sweep rewrites rung again and again: free space on the page keeps the rows near their old place.
    await queryRunner.query(`alter table ladder_position set (fillfactor = 80)`);
    await queryRunner.query(`
      create function refuse_rewrite() returns trigger language plpgsql as $$
        begin raise exception '% on % is refused: its rows are kept as they are', tg_op, tg_table_name using errcode = 'insufficient_privilege'; end
      $$`);
    await queryRunner.query(`
      create trigger audit_entry_kept before update or delete or truncate on audit_entry
      for each statement execute function refuse_rewrite()`);
    // An obligation that is no longer asked for is voided; deleting one would leave its reminders without what they were about.
    await queryRunner.query(`
      create trigger obligation_kept before delete or truncate on obligation
      for each statement execute function refuse_rewrite()`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger obligation_kept on obligation`);
    await queryRunner.query(`drop trigger audit_entry_kept on audit_entry`);
    await queryRunner.query(`drop function refuse_rewrite()`);
    await queryRunner.query(`alter table ladder_position reset (fillfactor)`);
    await queryRunner.query(`drop sequence reminder_batch`);
    await queryRunner.query(`drop function app_today()`);
    await queryRunner.query(`drop function app_now()`);
    await queryRunner.query(`delete from installation`);
    await queryRunner.query(`delete from clock`);
  }
}
