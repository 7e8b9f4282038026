import type { MigrationInterface, QueryRunner } from "typeorm";

export class SuccessorsAndAnswers1795400032000 implements MigrationInterface {
    name = 'SuccessorsAndAnswers1795400032000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "instruction"
            ADD "fulfilled_at" TIMESTAMP WITH TIME ZONE
        `);
        await queryRunner.query(`
            ALTER TABLE "circular_passage"
            ADD "facts_unit_id" bigint
        `);
        await queryRunner.query(`
            ALTER TABLE "circular_passage"
            ADD CONSTRAINT "fk_circular_passage_facts_unit_id" FOREIGN KEY ("facts_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "circular_passage" DROP CONSTRAINT "fk_circular_passage_facts_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "circular_passage" DROP COLUMN "facts_unit_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "instruction" DROP COLUMN "fulfilled_at"
        `);
    }

}
