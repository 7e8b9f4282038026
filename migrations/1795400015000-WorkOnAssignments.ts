import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units ask, file, send and sign on their assignments, and drafts and withdrawn pieces of submissions. */
export class WorkOnAssignments1795400015000 implements MigrationInterface {
  name = 'WorkOnAssignments1795400015000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "signature_request" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "kind" text NOT NULL, "plan_id" bigint NOT NULL, "unit_id" bigint NOT NULL, "subject_type" text NOT NULL, "subject_id" bigint NOT NULL, "title" text NOT NULL, "payload" jsonb NOT NULL, "status" text NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "asked_by_id" bigint NOT NULL, "decision_reason" text NOT NULL DEFAULT '', "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by_id" bigint, CONSTRAINT "ck_signature_request_decided" CHECK ((status = 'waiting') = (decided_at is null)), CONSTRAINT "pk_signature_request_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_signature_request_unit" ON "signature_request" ("unit_id", "id")`);
    await queryRunner.query(`CREATE UNIQUE INDEX "uq_signature_request_waiting" ON "signature_request" ("subject_type", "subject_id", "kind") WHERE status = 'waiting'`);
    await queryRunner.query(`CREATE TABLE "assignment_request" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "assignment_id" bigint NOT NULL, "kind" text NOT NULL, "reason" text NOT NULL, "proposed_unit_id" bigint, "due_on" date, "new_due_on" date, "asked_on" date NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "asked_by_id" bigint NOT NULL, "status" text NOT NULL DEFAULT 'pending', "decision_reason" text NOT NULL DEFAULT '', "granted_due_on" date, "reassigned_to_id" bigint, "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by_id" bigint, CONSTRAINT "ck_assignment_request_decided" CHECK ((status = 'pending') = (decided_at is null)), CONSTRAINT "ck_assignment_request_kind" CHECK ((kind = 'extension') = (new_due_on is not null)), CONSTRAINT "pk_assignment_request_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_assignment_request_assignment" ON "assignment_request" ("assignment_id")`);
    await queryRunner.query(`CREATE UNIQUE INDEX "uq_assignment_request_pending" ON "assignment_request" ("assignment_id") WHERE status = 'pending'`);
    await queryRunner.query(`CREATE TABLE "cooperating_input" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "assignment_id" bigint NOT NULL, "kind" text NOT NULL, "text" text NOT NULL, "new_due_on" date, "sent_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_by_id" bigint NOT NULL, "used_in_report_id" bigint, CONSTRAINT "pk_cooperating_input_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_cooperating_input_report" ON "cooperating_input" ("used_in_report_id") WHERE used_in_report_id is not null`);
    await queryRunner.query(`CREATE INDEX "ix_cooperating_input_assignment" ON "cooperating_input" ("assignment_id", "id")`);
    await queryRunner.query(`CREATE TABLE "plan_filing" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "assignment_id" bigint NOT NULL, "on_time" boolean NOT NULL, "plan" text NOT NULL DEFAULT '', "reason" text NOT NULL DEFAULT '', "expected_on" date, "filed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "filed_by_id" bigint NOT NULL, CONSTRAINT "pk_plan_filing_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_plan_filing_assignment" ON "plan_filing" ("assignment_id", "id")`);
    await queryRunner.query(`CREATE TABLE "submission_draft" ("submission_id" bigint NOT NULL, "title" text NOT NULL DEFAULT '', "text" text NOT NULL DEFAULT '', "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "saved_by_id" bigint NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "pk_submission_draft_submission_id" PRIMARY KEY ("submission_id"))`);
    await queryRunner.query(`ALTER TABLE "assignment" ADD "decline_by" date`);
    await queryRunner.query(`ALTER TABLE "obligation" ADD "original_due_on" date`);
    await queryRunner.query(`ALTER TABLE "obligation" ADD "granted_on" date`);
    await queryRunner.query(`ALTER TABLE "submission_piece" ADD "withdrawn_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(`ALTER TABLE "submission_piece" ADD "withdrawn_by_id" bigint`);
    await queryRunner.query(`ALTER TABLE "signature_request" ADD CONSTRAINT "fk_signature_request_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "signature_request" ADD CONSTRAINT "fk_signature_request_unit_id" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "signature_request" ADD CONSTRAINT "fk_signature_request_asked_by_id" FOREIGN KEY ("asked_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "assignment_request" ADD CONSTRAINT "fk_assignment_request_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "assignment_request" ADD CONSTRAINT "fk_assignment_request_proposed_unit_id" FOREIGN KEY ("proposed_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "assignment_request" ADD CONSTRAINT "fk_assignment_request_asked_by_id" FOREIGN KEY ("asked_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "assignment_request" ADD CONSTRAINT "fk_assignment_request_reassigned_to_id" FOREIGN KEY ("reassigned_to_id") REFERENCES "assignment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" ADD CONSTRAINT "fk_cooperating_input_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" ADD CONSTRAINT "fk_cooperating_input_sent_by_id" FOREIGN KEY ("sent_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" ADD CONSTRAINT "fk_cooperating_input_used_in_report_id" FOREIGN KEY ("used_in_report_id") REFERENCES "progress_report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "plan_filing" ADD CONSTRAINT "fk_plan_filing_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "plan_filing" ADD CONSTRAINT "fk_plan_filing_filed_by_id" FOREIGN KEY ("filed_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "submission_draft" ADD CONSTRAINT "fk_submission_draft_submission_id" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "submission_draft" ADD CONSTRAINT "fk_submission_draft_saved_by_id" FOREIGN KEY ("saved_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "submission_draft" DROP CONSTRAINT "fk_submission_draft_saved_by_id"`);
    await queryRunner.query(`ALTER TABLE "submission_draft" DROP CONSTRAINT "fk_submission_draft_submission_id"`);
    await queryRunner.query(`ALTER TABLE "plan_filing" DROP CONSTRAINT "fk_plan_filing_filed_by_id"`);
    await queryRunner.query(`ALTER TABLE "plan_filing" DROP CONSTRAINT "fk_plan_filing_assignment_id"`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" DROP CONSTRAINT "fk_cooperating_input_used_in_report_id"`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" DROP CONSTRAINT "fk_cooperating_input_sent_by_id"`);
    await queryRunner.query(`ALTER TABLE "cooperating_input" DROP CONSTRAINT "fk_cooperating_input_assignment_id"`);
    await queryRunner.query(`ALTER TABLE "assignment_request" DROP CONSTRAINT "fk_assignment_request_reassigned_to_id"`);
    await queryRunner.query(`ALTER TABLE "assignment_request" DROP CONSTRAINT "fk_assignment_request_asked_by_id"`);
    await queryRunner.query(`ALTER TABLE "assignment_request" DROP CONSTRAINT "fk_assignment_request_proposed_unit_id"`);
    await queryRunner.query(`ALTER TABLE "assignment_request" DROP CONSTRAINT "fk_assignment_request_assignment_id"`);
    await queryRunner.query(`ALTER TABLE "signature_request" DROP CONSTRAINT "fk_signature_request_asked_by_id"`);
    await queryRunner.query(`ALTER TABLE "signature_request" DROP CONSTRAINT "fk_signature_request_unit_id"`);
    await queryRunner.query(`ALTER TABLE "signature_request" DROP CONSTRAINT "fk_signature_request_plan_id"`);
    await queryRunner.query(`ALTER TABLE "submission_piece" DROP COLUMN "withdrawn_by_id"`);
    await queryRunner.query(`ALTER TABLE "submission_piece" DROP COLUMN "withdrawn_at"`);
    await queryRunner.query(`ALTER TABLE "obligation" DROP COLUMN "granted_on"`);
    await queryRunner.query(`ALTER TABLE "obligation" DROP COLUMN "original_due_on"`);
    await queryRunner.query(`ALTER TABLE "assignment" DROP COLUMN "decline_by"`);
    await queryRunner.query(`DROP TABLE "submission_draft"`);
    await queryRunner.query(`DROP INDEX "ix_plan_filing_assignment"`);
    await queryRunner.query(`DROP TABLE "plan_filing"`);
    await queryRunner.query(`DROP INDEX "ix_cooperating_input_assignment"`);
    await queryRunner.query(`DROP INDEX "ix_cooperating_input_report"`);
    await queryRunner.query(`DROP TABLE "cooperating_input"`);
    await queryRunner.query(`DROP INDEX "uq_assignment_request_pending"`);
    await queryRunner.query(`DROP INDEX "ix_assignment_request_assignment"`);
    await queryRunner.query(`DROP TABLE "assignment_request"`);
    await queryRunner.query(`DROP INDEX "uq_signature_request_waiting"`);
    await queryRunner.query(`DROP INDEX "ix_signature_request_unit"`);
    await queryRunner.query(`DROP TABLE "signature_request"`);
  }
}
