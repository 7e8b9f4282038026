import { MigrationInterface, QueryRunner } from "typeorm";

export class DeliveryOutOfTheHouse1795400008000 implements MigrationInterface {
    name = 'DeliveryOutOfTheHouse1795400008000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "public"."ix_delivery_failed"`);
        await queryRunner.query(`CREATE TABLE "unreached" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "plan_id" bigint NOT NULL, "reminder_id" bigint, "event_id" bigint, "audience" text NOT NULL, "seat_unit_id" bigint, "seat_office_id" bigint, "kind" text NOT NULL, "title" text NOT NULL, "body" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_unreached_id" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "ix_unreached_standing" ON "unreached"  ("id") WHERE settled_at is null`);
        await queryRunner.query(`CREATE UNIQUE INDEX "uq_unreached_office_event" ON "unreached"  ("event_id") WHERE event_id is not null and seat_unit_id is null`);
        await queryRunner.query(`CREATE UNIQUE INDEX "uq_unreached_unit_event" ON "unreached"  ("event_id", "seat_unit_id") WHERE event_id is not null and seat_unit_id is not null`);
        await queryRunner.query(`CREATE UNIQUE INDEX "uq_unreached_reminder" ON "unreached"  ("reminder_id", "audience") WHERE reminder_id is not null`);
        await queryRunner.query(`ALTER TABLE "notification" ADD "audience" text`);
        await queryRunner.query(`ALTER TABLE "notification" ADD "seat_unit_id" bigint`);
        await queryRunner.query(`ALTER TABLE "notification" ADD "seat_office_id" bigint`);
        await queryRunner.query(`ALTER TABLE "notification" ADD "outbound" boolean NOT NULL DEFAULT false`);
        await queryRunner.query(`DROP INDEX "public"."ix_notification_unsent"`);
        await queryRunner.query(`CREATE INDEX "ix_notification_unsent" ON "notification"  ("id") WHERE outbound and message_id is null`);
        await queryRunner.query(`ALTER TABLE "delivery" ADD "lapses" integer NOT NULL DEFAULT '0'`);
        await queryRunner.query(`ALTER TABLE "delivery" ADD "failed_on" date`);
        await queryRunner.query(`CREATE INDEX "ix_delivery_failed" ON "delivery"  ("address", "failed_on") WHERE state = 'failed'`);
        await queryRunner.query(`ALTER TABLE "unreached" ADD CONSTRAINT "fk_unreached_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "unreached" DROP CONSTRAINT "fk_unreached_plan_id"`);
        await queryRunner.query(`DROP INDEX "public"."ix_delivery_failed"`);
        await queryRunner.query(`ALTER TABLE "delivery" DROP COLUMN "failed_on"`);
        await queryRunner.query(`ALTER TABLE "delivery" DROP COLUMN "lapses"`);
        await queryRunner.query(`DROP INDEX "public"."ix_notification_unsent"`);
        await queryRunner.query(`ALTER TABLE "notification" DROP COLUMN "outbound"`);
        await queryRunner.query(`CREATE INDEX "ix_notification_unsent" ON "notification"  ("id") WHERE message_id is null`);
        await queryRunner.query(`ALTER TABLE "notification" DROP COLUMN "seat_office_id"`);
        await queryRunner.query(`ALTER TABLE "notification" DROP COLUMN "seat_unit_id"`);
        await queryRunner.query(`ALTER TABLE "notification" DROP COLUMN "audience"`);
        await queryRunner.query(`DROP INDEX "public"."uq_unreached_reminder"`);
        await queryRunner.query(`DROP INDEX "public"."uq_unreached_unit_event"`);
        await queryRunner.query(`DROP INDEX "public"."uq_unreached_office_event"`);
        await queryRunner.query(`DROP INDEX "public"."ix_unreached_standing"`);
        await queryRunner.query(`DROP TABLE "unreached"`);
        await queryRunner.query(`CREATE INDEX "ix_delivery_failed" ON "delivery" USING btree ("id") WHERE (state = 'failed'::text)`);
    }

}
