import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the pages read by: words to be found by, indexes for what is owed on one subject or one plan's completions, and the transaction of
 * every audited change, by which open pages are told of it after it is committed.
 */
export class Reads1795400017000 implements MigrationInterface {
  name = 'Reads1795400017000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "unit" ADD "search_words" text NOT NULL DEFAULT ''`);
    await queryRunner.query(`ALTER TABLE "plan" ADD "search_words" text NOT NULL DEFAULT ''`);
    await queryRunner.query(`ALTER TABLE "item" ADD "search_words" text NOT NULL DEFAULT ''`);
    // Every pair of neighbouring characters: Chinese words have no ends to cut at, and the trigram extension knows no word of two characters.
    await queryRunner.query(`
      CREATE FUNCTION search_grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        select array(select distinct gram from (select c || lead(c) over (order by n) as gram from unnest(string_to_array(words, null)) with ordinality as chars (c, n)) pairs where gram is not null)
      $$`);
    await queryRunner.query(`CREATE INDEX "ix_item_search" ON "item" USING gin (search_grams(search_words))`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_completion" ON "obligation" ("plan_id", "subject_id") WHERE kind = 'itemCompletion' and state <> 'voided'`);
    await queryRunner.query(`CREATE INDEX "ix_obligation_subject" ON "obligation" ("subject_id", "subject_type")`);
    // Rows that are there already keep null: nobody waits for them, and the table is not rewritten.
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "ix_obligation_subject"`);
    await queryRunner.query(`DROP INDEX "ix_obligation_completion"`);
    await queryRunner.query(`DROP INDEX "ix_item_search"`);
    await queryRunner.query(`DROP FUNCTION search_grams(text)`);
    await queryRunner.query(`ALTER TABLE "item" DROP COLUMN "search_words"`);
    await queryRunner.query(`ALTER TABLE "plan" DROP COLUMN "search_words"`);
    await queryRunner.query(`ALTER TABLE "unit" DROP COLUMN "search_words"`);
  }
}
