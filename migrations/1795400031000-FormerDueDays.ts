import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days an obligation was due before: a past day is told as it was, however often more time was granted since. */
export class FormerDueDays1795400031000 implements MigrationInterface {
  name = 'FormerDueDays1795400031000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "obligation" ADD "former_due_days" jsonb`);
    // Of what was granted so far the requests tell each step.
    await queryRunner.query(`
      update obligation set former_due_days = history.days
      from (
        select obligation_id, jsonb_agg(jsonb_build_object('until', until, 'dueOn', due_on, 'grantedOn', granted_on) order by step) as days
        from (
          select obligation.id as obligation_id, request.id as step, (request.decided_at at time zone 'Asia/Shanghai')::date as until,
                 coalesce(lag(request.granted_due_on) over steps, obligation.original_due_on) as due_on, lag((request.decided_at at time zone 'Asia/Shanghai')::date) over steps as granted_on
          from obligation join assignment_request request on request.assignment_id = obligation.subject_id and request.kind = 'extension' and request.status = 'accepted'
          where obligation.subject_type = 'assignment' and obligation.kind = 'itemCompletion' and obligation.granted_on is not null and request.decided_at >= obligation.opened_at
            and (obligation.settled_at is null or request.decided_at <= obligation.settled_at)
          window steps as (partition by obligation.id order by request.id)) granted
        group by obligation_id) history
      where history.obligation_id = obligation.id`);
    // Whoever moves the day (grant, reschedule, a loaded calendar): kept here, so that nobody can forget it.
    await queryRunner.query(`
      create function keep_former_due_day() returns trigger language plpgsql as $$
        begin
          new.former_due_days := coalesce(old.former_due_days, '[]') || jsonb_build_object('until', app_today(), 'dueOn', old.due_on, 'grantedOn', old.granted_on);
          return new;
        end
      $$`);
    await queryRunner.query(`
      create trigger obligation_due_day_kept before update of due_on on obligation
      for each row when (old.due_on is distinct from new.due_on) execute function keep_former_due_day()`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger obligation_due_day_kept on obligation`);
    await queryRunner.query(`drop function keep_former_due_day()`);
    await queryRunner.query(`ALTER TABLE "obligation" DROP COLUMN "former_due_days"`);
  }
}
