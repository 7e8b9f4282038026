import { MigrationInterface, QueryRunner } from "typeorm";

export class DraftWorkflow1795400002000 implements MigrationInterface {
    name = 'DraftWorkflow1795400002000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "document_reading" DROP CONSTRAINT "uq_document_reading_source_document_id_document_number"`);
        await queryRunner.query(`ALTER TABLE "plan" ADD "rules" jsonb NOT NULL DEFAULT '[]'`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD "format" text NOT NULL DEFAULT 'text'`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD "encoding" text`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD "line_names" text array NOT NULL DEFAULT '{}'`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD "bytes" bytea`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD "leading_group_id" bigint`);
        await queryRunner.query(`ALTER TABLE "document_reading" ADD "items" integer`);
        await queryRunner.query(`ALTER TABLE "document_reading" ADD "lost_decisions" jsonb NOT NULL DEFAULT '[]'`);
        await queryRunner.query(`ALTER TABLE "document_reading" ADD "discarded_at" TIMESTAMP WITH TIME ZONE`);
        await queryRunner.query(`ALTER TABLE "item" ADD "deadline_terms" jsonb`);
        await queryRunner.query(`ALTER TABLE "item" ADD "milestones" jsonb NOT NULL DEFAULT '[]'`);
        await queryRunner.query(`ALTER TABLE "item" ADD "people" jsonb NOT NULL DEFAULT '[]'`);
        await queryRunner.query(`ALTER TABLE "finding" ADD "decision_set" jsonb`);
        await queryRunner.query(`ALTER TABLE "finding" ADD "decision_position" integer`);
        await queryRunner.query(`ALTER TABLE "finding" ADD "decided_by" text`);
        await queryRunner.query(`ALTER TABLE "finding" ADD "decided_at" TIMESTAMP WITH TIME ZONE`);
        await queryRunner.query(`UPDATE "source_document" SET "encoding" = 'UTF-8'`);
        await queryRunner.query(`UPDATE "document_reading" SET "items" = jsonb_array_length("draft" -> 'items') WHERE "draft" IS NOT NULL`);
        await queryRunner.query(`CREATE INDEX "ix_document_reading_number" ON "document_reading"  ("document_number") `);
        await queryRunner.query(`ALTER TABLE "document_reading" ADD CONSTRAINT "uq_document_reading_source_document_id_line" UNIQUE ("source_document_id", "line")`);
        await queryRunner.query(`ALTER TABLE "source_document" ADD CONSTRAINT "fk_source_document_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "source_document" DROP CONSTRAINT "fk_source_document_leading_group_id"`);
        await queryRunner.query(`ALTER TABLE "document_reading" DROP CONSTRAINT "uq_document_reading_source_document_id_line"`);
        await queryRunner.query(`DROP INDEX "public"."ix_document_reading_number"`);
        await queryRunner.query(`ALTER TABLE "finding" DROP COLUMN "decided_at"`);
        await queryRunner.query(`ALTER TABLE "finding" DROP COLUMN "decided_by"`);
        await queryRunner.query(`ALTER TABLE "finding" DROP COLUMN "decision_position"`);
        await queryRunner.query(`ALTER TABLE "finding" DROP COLUMN "decision_set"`);
        await queryRunner.query(`ALTER TABLE "item" DROP COLUMN "people"`);
        await queryRunner.query(`ALTER TABLE "item" DROP COLUMN "milestones"`);
        await queryRunner.query(`ALTER TABLE "item" DROP COLUMN "deadline_terms"`);
        await queryRunner.query(`ALTER TABLE "document_reading" DROP COLUMN "discarded_at"`);
        await queryRunner.query(`ALTER TABLE "document_reading" DROP COLUMN "lost_decisions"`);
        await queryRunner.query(`ALTER TABLE "document_reading" DROP COLUMN "items"`);
        await queryRunner.query(`ALTER TABLE "source_document" DROP COLUMN "leading_group_id"`);
        await queryRunner.query(`ALTER TABLE "source_document" DROP COLUMN "bytes"`);
        await queryRunner.query(`ALTER TABLE "source_document" DROP COLUMN "line_names"`);
        await queryRunner.query(`ALTER TABLE "source_document" DROP COLUMN "encoding"`);
        await queryRunner.query(`ALTER TABLE "source_document" DROP COLUMN "format"`);
        await queryRunner.query(`ALTER TABLE "plan" DROP COLUMN "rules"`);
        await queryRunner.query(`ALTER TABLE "document_reading" ADD CONSTRAINT "uq_document_reading_source_document_id_document_number" UNIQUE ("source_document_id", "document_number")`);
    }

}
