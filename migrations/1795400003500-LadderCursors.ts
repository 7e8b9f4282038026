import { MigrationInterface, QueryRunner } from "typeorm";

export class LadderCursors1795400003500 implements MigrationInterface {
    name = 'LadderCursors1795400003500'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "public"."ix_ladder_position_due"`);
        await queryRunner.query(`ALTER TABLE "reminder" DROP CONSTRAINT "uq_reminder_obligation_id_rung_due_on_generation"`);
        await queryRunner.query(`CREATE TABLE "ladder_cursor" ("ladder" text NOT NULL, "lane" smallint NOT NULL, "rung_code" text NOT NULL, "due_on" date NOT NULL, "obligation_id" bigint NOT NULL, CONSTRAINT "pk_ladder_cursor_ladder_lane_rung_code" PRIMARY KEY ("ladder", "lane", "rung_code"))`);
        await queryRunner.query(`ALTER TABLE "ladder_position" DROP COLUMN "rung"`);
        await queryRunner.query(`ALTER TABLE "reminder" DROP COLUMN "generation"`);
        await queryRunner.query(`ALTER TABLE "ladder_position" ADD "lane" smallint`);
        await queryRunner.query(`UPDATE "ladder_position" SET "lane" = "obligation_id" % 4`);
        await queryRunner.query(`ALTER TABLE "ladder_position" ALTER COLUMN "lane" SET NOT NULL`);
        await queryRunner.query(`ALTER TABLE "ladder_position" ADD "fresh" boolean NOT NULL DEFAULT true`);
        await queryRunner.query(`ALTER TABLE "delivery" ALTER COLUMN "dedupe_id" DROP DEFAULT`);
        await queryRunner.query(`CREATE INDEX "ix_ladder_position_fresh" ON "ladder_position"  ("ladder", "lane", "obligation_id") WHERE running and fresh`);
        await queryRunner.query(`CREATE INDEX "ix_ladder_position_due" ON "ladder_position"  ("ladder", "lane", "due_on", "obligation_id") WHERE running and not fresh`);
        await queryRunner.query(`ALTER TABLE "reminder" ADD CONSTRAINT "uq_reminder_due_on_rung_code_obligation_id" UNIQUE ("due_on", "rung_code", "obligation_id")`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "reminder" DROP CONSTRAINT "uq_reminder_due_on_rung_code_obligation_id"`);
        await queryRunner.query(`DROP INDEX "public"."ix_ladder_position_due"`);
        await queryRunner.query(`DROP INDEX "public"."ix_ladder_position_fresh"`);
        await queryRunner.query(`ALTER TABLE "delivery" ALTER COLUMN "dedupe_id" SET DEFAULT gen_random_uuid()`);
        await queryRunner.query(`ALTER TABLE "ladder_position" DROP COLUMN "fresh"`);
        await queryRunner.query(`ALTER TABLE "ladder_position" DROP COLUMN "lane"`);
        await queryRunner.query(`ALTER TABLE "reminder" ADD "generation" smallint NOT NULL DEFAULT '1'`);
        await queryRunner.query(`ALTER TABLE "ladder_position" ADD "rung" smallint NOT NULL DEFAULT '0'`);
        await queryRunner.query(`DROP TABLE "ladder_cursor"`);
        await queryRunner.query(`ALTER TABLE "reminder" ADD CONSTRAINT "uq_reminder_obligation_id_rung_due_on_generation" UNIQUE ("obligation_id", "rung", "due_on", "generation")`);
        await queryRunner.query(`CREATE INDEX "ix_ladder_position_due" ON "ladder_position" USING btree ("due_on", "ladder", "rung") WHERE running`);
    }

}
