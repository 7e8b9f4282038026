import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LaddersAndNotices1795400004000 implements MigrationInterface {
  name = 'LaddersAndNotices1795400004000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX "ix_notice_draft" ON "notice" ("obligation_id") WHERE state = 'draft'`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "ix_notice_draft"`);
  }
}
