import { MigrationInterface, QueryRunner } from "typeorm";

export class OfficeReviews1795400005000 implements MigrationInterface {
    name = 'OfficeReviews1795400005000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "item_suspension" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "item_id" bigint NOT NULL, "reason" text NOT NULL, "suspended_on" date NOT NULL, "suspended_at" TIMESTAMP WITH TIME ZONE NOT NULL, "suspended_by_id" bigint NOT NULL, "resumed_on" date, "resumed_at" TIMESTAMP WITH TIME ZONE, "resumed_by_id" bigint, CONSTRAINT "pk_item_suspension_id" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "ix_item_suspension_item" ON "item_suspension"  ("item_id") `);
        await queryRunner.query(`CREATE UNIQUE INDEX "uq_obligation_office_running" ON "obligation"  ("subject_type", "subject_id", "kind", "leading_group_id", "period_key") WHERE leading_group_id is not null and state in ('open', 'paused')`);
        await queryRunner.query(`ALTER TABLE "item_suspension" ADD CONSTRAINT "fk_item_suspension_item_id" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "item_suspension" ADD CONSTRAINT "fk_item_suspension_suspended_by_id" FOREIGN KEY ("suspended_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "item_suspension" DROP CONSTRAINT "fk_item_suspension_suspended_by_id"`);
        await queryRunner.query(`ALTER TABLE "item_suspension" DROP CONSTRAINT "fk_item_suspension_item_id"`);
        await queryRunner.query(`DROP INDEX "uq_obligation_office_running"`);
        await queryRunner.query(`DROP INDEX "ix_item_suspension_item"`);
        await queryRunner.query(`DROP TABLE "item_suspension"`);
    }

}
