import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the due day of an obligation last moved: a subscribed calendar must be told which of two versions is the newer one. */
export class DueChanges1795400006000 implements MigrationInterface {
  name = 'DueChanges1795400006000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "obligation" ADD "due_changed_at" TIMESTAMP WITH TIME ZONE`);
    // Whoever moves the day (reschedule, resume, a loaded calendar): noted here, so that nobody can forget it.
    await queryRunner.query(`
      create function note_due_change() returns trigger language plpgsql as $$
        begin new.due_changed_at := app_now(); return new; end
      $$`);
    await queryRunner.query(`
      create trigger obligation_due_changed before update of effective_due_on on obligation
      for each row when (old.effective_due_on is distinct from new.effective_due_on) execute function note_due_change()`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger obligation_due_changed on obligation`);
    await queryRunner.query(`drop function note_due_change()`);
    await queryRunner.query(`ALTER TABLE "obligation" DROP COLUMN "due_changed_at"`);
  }
}
