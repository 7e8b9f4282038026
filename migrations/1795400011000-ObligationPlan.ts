import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is owed under one plan, by the day that counts: overdue counts of plans, lateness, what is open at the end of a phase. */
export class ObligationPlan1795400011000 implements MigrationInterface {
  name = 'ObligationPlan1795400011000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX "ix_obligation_plan" ON "obligation" ("plan_id", "effective_due_on") WHERE state <> 'voided'`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "ix_obligation_plan"`);
  }
}
