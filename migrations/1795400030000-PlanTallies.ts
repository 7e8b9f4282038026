import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells of a change of the rows that tallies count: table, what happens to it, and the function that writes the touch. An obligation is never deleted. */
const TOLD: readonly (readonly [string, readonly ('insert' | 'update' | 'delete')[], string])[] = [
  ['item', ['insert', 'update', 'delete'], 'touch_plans'],
  ['assignment', ['insert', 'update', 'delete'], 'touch_plans'],
  ['obligation', ['insert', 'update'], 'touch_plans_of_completions'],
  ['progress_report', ['insert', 'update', 'delete'], 'touch_plans_of_reports'],
];

/** Counts that the overviews keep per plan, with what makes them untrue; and indexes for what the overviews read beside them. */
export class PlanTallies1795400030000 implements MigrationInterface {
  name = 'PlanTallies1795400030000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "plan_tally" (
        "plan_id" bigint NOT NULL, "basis" uuid NOT NULL, "items" integer NOT NULL, "red" integer NOT NULL, "yellow" integer NOT NULL, "green" integer NOT NULL, "grey" integer NOT NULL,
        "completed" integer NOT NULL, "blocked" integer NOT NULL, "suspended" integer NOT NULL, "unacknowledged" integer NOT NULL,
        CONSTRAINT "pk_plan_tally_plan_id" PRIMARY KEY ("plan_id"))`);
    await queryRunner.query(`CREATE TABLE "plan_touch" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "plan_id" bigint NOT NULL, CONSTRAINT "pk_plan_touch_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`DROP INDEX "ix_obligation_plan"`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_plan" ON "obligation" ("plan_id", "effective_due_on", "state", "unit_id") WHERE state <> 'voided'`);
    await queryRunner.query(`DROP INDEX "ix_assignment_plan"`);
    await queryRunner.query(`CREATE INDEX "ix_assignment_plan" ON "assignment" ("plan_id", "unit_id", "status", "acknowledged_at")`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_due" ON "obligation" ("kind", "effective_due_on", "plan_id") WHERE state = 'open' and unit_id is not null`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_review" ON "obligation" ("leading_group_id") WHERE kind = 'officeReview' and state <> 'voided'`);
    await queryRunner.query(`CREATE INDEX "ix_progress_report_blocked" ON "progress_report" ("assignment_id") WHERE state = 'blocked'`);
    await queryRunner.query(`CREATE INDEX "ix_progress_report_reported" ON "progress_report" ("reported_at")`);
    await queryRunner.query(`CREATE INDEX "ix_completion_claim_accepted" ON "completion_claim" ("decided_at") WHERE decision = 'accepted'`);
    // Once a statement, whatever it changed; rows keep their plan, so the rows after an update name every plan.
    await queryRunner.query(touching('touch_plans', 'select distinct plan_id from changed'));
    await queryRunner.query(touching('touch_plans_of_completions', `select distinct plan_id from changed where kind = 'itemCompletion'`));
    await queryRunner.query(touching('touch_plans_of_reports', 'select distinct plan_id from changed join assignment on assignment.id = assignment_id'));
    for (const [table, events, told] of TOLD) {
      for (const event of events) {
        await queryRunner.query(`
          create trigger ${table}_${event}_told after ${event} on ${table} referencing ${event === 'delete' ? 'old' : 'new'} table as changed
          for each statement execute function ${told}()`);
      }
    }
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, events] of TOLD) {
      for (const event of events) await queryRunner.query(`drop trigger ${table}_${event}_told on ${table}`);
    }
    await queryRunner.query(`drop function touch_plans_of_reports()`);
    await queryRunner.query(`drop function touch_plans_of_completions()`);
    await queryRunner.query(`drop function touch_plans()`);
    await queryRunner.query(`DROP INDEX "ix_completion_claim_accepted"`);
    await queryRunner.query(`DROP INDEX "ix_progress_report_reported"`);
    await queryRunner.query(`DROP INDEX "ix_progress_report_blocked"`);
    await queryRunner.query(`DROP INDEX "ix_obligation_review"`);
    await queryRunner.query(`DROP INDEX "ix_obligation_due"`);
    await queryRunner.query(`DROP INDEX "ix_assignment_plan"`);
    await queryRunner.query(`CREATE INDEX "ix_assignment_plan" ON "assignment" ("plan_id", "unit_id")`);
    await queryRunner.query(`DROP INDEX "ix_obligation_plan"`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_plan" ON "obligation" ("plan_id", "effective_due_on") WHERE state <> 'voided'`);
    await queryRunner.query(`DROP TABLE "plan_touch"`);
    await queryRunner.query(`DROP TABLE "plan_tally"`);
  }
}

function touching(name: string, plans: string): string {
  return `create function ${name}() returns trigger language plpgsql as $$ begin insert into plan_touch (plan_id) ${plans}; return null; end $$`;
}
