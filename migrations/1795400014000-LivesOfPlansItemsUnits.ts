import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LivesOfPlansItemsUnits1795400014000 implements MigrationInterface {
    name = 'LivesOfPlansItemsUnits1795400014000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "assignment" DROP CONSTRAINT "uq_assignment_item_id_unit_id_role"
        `);
        await queryRunner.query(`
            CREATE TABLE "assignment_transfer" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "assignment_id" bigint NOT NULL,
                "from_unit_id" bigint NOT NULL,
                "from_name" text NOT NULL,
                "to_unit_id" bigint NOT NULL,
                "unit_change_id" bigint NOT NULL,
                "merged_into_id" bigint,
                "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "pk_assignment_transfer_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_assignment_transfer_assignment" ON "assignment_transfer" ("assignment_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "unit_change" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "kind" text NOT NULL,
                "effective_on" date NOT NULL,
                "reason" text NOT NULL,
                "new_name" text NOT NULL DEFAULT '',
                "goes_on" boolean NOT NULL DEFAULT false,
                "exceptions" jsonb NOT NULL DEFAULT '{}',
                "decided_by_id" bigint,
                "decided_by_name" text NOT NULL,
                "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "applied_at" TIMESTAMP WITH TIME ZONE,
                "cancelled_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "pk_unit_change_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_unit_change_waiting" ON "unit_change" ("effective_on")
            WHERE applied_at is null
                and cancelled_at is null
        `);
        await queryRunner.query(`
            CREATE TABLE "unit_succession" (
                "unit_change_id" bigint NOT NULL,
                "from_unit_id" bigint NOT NULL,
                "position" integer NOT NULL,
                "to_unit_id" bigint,
                CONSTRAINT "pk_unit_succession_unit_change_id_from_unit_id_position" PRIMARY KEY ("unit_change_id", "from_unit_id", "position")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_unit_succession_to" ON "unit_succession" ("to_unit_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "item_change" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "item_id" bigint NOT NULL,
                "kind" text NOT NULL,
                "reason" text NOT NULL DEFAULT '',
                "authority" text NOT NULL DEFAULT '',
                "cause" text,
                "due_on" date,
                "units" jsonb NOT NULL DEFAULT '[]',
                "changed_by_id" bigint,
                "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "pk_item_change_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_item_change_item" ON "item_change" ("item_id", "kind")
        `);
        await queryRunner.query(`
            CREATE TABLE "instruction" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "plan_id" bigint NOT NULL,
                "item_id" bigint,
                "text" text NOT NULL,
                "given_by_id" bigint,
                "given_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "action" text,
                "note" text NOT NULL DEFAULT '',
                "new_item_id" bigint,
                "answered_at" TIMESTAMP WITH TIME ZONE,
                "answered_by_id" bigint,
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "pk_instruction_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_instruction_open_item" ON "instruction" ("item_id")
            WHERE answered_at is null
                and item_id is not null
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_instruction_plan" ON "instruction" ("plan_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "target_value" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "item_id" bigint NOT NULL,
                "position" integer NOT NULL,
                "progress_report_id" bigint,
                "value" numeric NOT NULL,
                "on_day" date NOT NULL,
                "reported_by_id" bigint NOT NULL,
                CONSTRAINT "ck_target_value_finite" CHECK (
                    value > '-Infinity'::numeric
                    and value < 'Infinity'::numeric
                ),
                CONSTRAINT "pk_target_value_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_target_value_item" ON "target_value" ("item_id", "position", "on_day")
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "work_rules" jsonb NOT NULL DEFAULT '{}'
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "issuing_authority" text NOT NULL DEFAULT ''
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "issue_document_number" text NOT NULL DEFAULT ''
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "satisfaction" text
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "satisfaction_comment" text NOT NULL DEFAULT ''
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "judged_on" date
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "closed_on" date
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "closing_reason" text NOT NULL DEFAULT ''
        `);
        await queryRunner.query(`
            ALTER TABLE "plan"
            ADD "archived_on" date
        `);
        await queryRunner.query(`
            ALTER TABLE "item"
            ADD "original" jsonb
        `);
        await queryRunner.query(`
            ALTER TABLE "item"
            ADD "stricter_than_source" boolean NOT NULL DEFAULT false
        `);
        await queryRunner.query(`
            ALTER TABLE "item"
            ADD "instruction_id" bigint
        `);
        await queryRunner.query(`
            ALTER TABLE "obligation"
            ADD "void_reason" text NOT NULL DEFAULT ''
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_assignment_item" ON "assignment" ("item_id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "uq_assignment_standing" ON "assignment" ("item_id", "unit_id", "role")
            WHERE status <> 'withdrawn'
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer"
            ADD CONSTRAINT "fk_assignment_transfer_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer"
            ADD CONSTRAINT "fk_assignment_transfer_from_unit_id" FOREIGN KEY ("from_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer"
            ADD CONSTRAINT "fk_assignment_transfer_to_unit_id" FOREIGN KEY ("to_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession"
            ADD CONSTRAINT "fk_unit_succession_unit_change_id" FOREIGN KEY ("unit_change_id") REFERENCES "unit_change"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession"
            ADD CONSTRAINT "fk_unit_succession_from_unit_id" FOREIGN KEY ("from_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession"
            ADD CONSTRAINT "fk_unit_succession_to_unit_id" FOREIGN KEY ("to_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "item_change"
            ADD CONSTRAINT "fk_item_change_item_id" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "item_change"
            ADD CONSTRAINT "fk_item_change_changed_by_id" FOREIGN KEY ("changed_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "instruction"
            ADD CONSTRAINT "fk_instruction_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "instruction"
            ADD CONSTRAINT "fk_instruction_given_by_id" FOREIGN KEY ("given_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "target_value"
            ADD CONSTRAINT "fk_target_value_item_id" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "target_value"
            ADD CONSTRAINT "fk_target_value_progress_report_id" FOREIGN KEY ("progress_report_id") REFERENCES "progress_report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "target_value"
            ADD CONSTRAINT "fk_target_value_reported_by_id" FOREIGN KEY ("reported_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "target_value" DROP CONSTRAINT "fk_target_value_reported_by_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "target_value" DROP CONSTRAINT "fk_target_value_progress_report_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "target_value" DROP CONSTRAINT "fk_target_value_item_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "instruction" DROP CONSTRAINT "fk_instruction_given_by_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "instruction" DROP CONSTRAINT "fk_instruction_plan_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "item_change" DROP CONSTRAINT "fk_item_change_changed_by_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "item_change" DROP CONSTRAINT "fk_item_change_item_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession" DROP CONSTRAINT "fk_unit_succession_to_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession" DROP CONSTRAINT "fk_unit_succession_from_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "unit_succession" DROP CONSTRAINT "fk_unit_succession_unit_change_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer" DROP CONSTRAINT "fk_assignment_transfer_to_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer" DROP CONSTRAINT "fk_assignment_transfer_from_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment_transfer" DROP CONSTRAINT "fk_assignment_transfer_assignment_id"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."uq_assignment_standing"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_assignment_item"
        `);
        await queryRunner.query(`
            ALTER TABLE "obligation" DROP COLUMN "void_reason"
        `);
        await queryRunner.query(`
            ALTER TABLE "item" DROP COLUMN "instruction_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "item" DROP COLUMN "stricter_than_source"
        `);
        await queryRunner.query(`
            ALTER TABLE "item" DROP COLUMN "original"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "archived_on"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "closing_reason"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "closed_on"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "judged_on"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "satisfaction_comment"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "satisfaction"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "issue_document_number"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "issuing_authority"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan" DROP COLUMN "work_rules"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_target_value_item"
        `);
        await queryRunner.query(`
            DROP TABLE "target_value"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_instruction_plan"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_instruction_open_item"
        `);
        await queryRunner.query(`
            DROP TABLE "instruction"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_item_change_item"
        `);
        await queryRunner.query(`
            DROP TABLE "item_change"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_unit_succession_to"
        `);
        await queryRunner.query(`
            DROP TABLE "unit_succession"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_unit_change_waiting"
        `);
        await queryRunner.query(`
            DROP TABLE "unit_change"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_assignment_transfer_assignment"
        `);
        await queryRunner.query(`
            DROP TABLE "assignment_transfer"
        `);
        await queryRunner.query(`
            ALTER TABLE "assignment"
            ADD CONSTRAINT "uq_assignment_item_id_unit_id_role" UNIQUE ("item_id", "unit_id", "role")
        `);
    }

}
