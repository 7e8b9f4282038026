import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways of looking at a ledger get a name: each person's own, and those of an office. */
export class SavedViews1795600030000 implements MigrationInterface {
  name = 'SavedViews1795600030000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "saved_view" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "account_id" bigint NOT NULL, "leading_group_id" bigint, "plan_id" bigint, "name" text NOT NULL, "address" text NOT NULL, CONSTRAINT "pk_saved_view_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_saved_view_plan" ON "saved_view" ("plan_id")`);
    await queryRunner.query(`CREATE INDEX "ix_saved_view_account" ON "saved_view" ("account_id") WHERE leading_group_id is null`);
    await queryRunner.query(`CREATE INDEX "ix_saved_view_office" ON "saved_view" ("leading_group_id") WHERE leading_group_id is not null`);
    await queryRunner.query(`ALTER TABLE "saved_view" ADD CONSTRAINT "fk_saved_view_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "saved_view" ADD CONSTRAINT "fk_saved_view_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "saved_view" ADD CONSTRAINT "fk_saved_view_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "saved_view"`);
  }
}
