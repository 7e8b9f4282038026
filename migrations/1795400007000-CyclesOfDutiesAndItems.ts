import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CyclesOfDutiesAndItems1795400007000 implements MigrationInterface {
    name = 'CyclesOfDutiesAndItems1795400007000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "reporting_duty" ADD "due_day" integer`);
        await queryRunner.query(`ALTER TABLE "progress_report" ADD "kind" text NOT NULL DEFAULT 'report'`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "progress_report" DROP COLUMN "kind"`);
        await queryRunner.query(`ALTER TABLE "reporting_duty" DROP COLUMN "due_day"`);
    }

}
