import type { MigrationInterface, QueryRunner } from "typeorm";

export class UnitWork1795400029000 implements MigrationInterface {
    name = 'UnitWork1795400029000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE INDEX "ix_obligation_unit_work" ON "obligation" ("unit_id", "effective_due_on")
            WHERE state <> 'voided'
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "public"."ix_obligation_unit_work"
        `);
    }

}
