import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Correlation1795400009000 implements MigrationInterface {
    name = 'Correlation1795400009000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "installation" ADD "ticked_at" TIMESTAMP WITH TIME ZONE`);
        await queryRunner.query(`ALTER TABLE "outbox" ADD "correlation_id" text`);
        await queryRunner.query(`ALTER TABLE "audit_entry" ADD "correlation_id" text`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "audit_entry" DROP COLUMN "correlation_id"`);
        await queryRunner.query(`ALTER TABLE "outbox" DROP COLUMN "correlation_id"`);
        await queryRunner.query(`ALTER TABLE "installation" DROP COLUMN "ticked_at"`);
    }

}
