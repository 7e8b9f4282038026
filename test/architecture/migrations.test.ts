import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../config/project-root.js';

/** From here on two neighbouring versions run side by side while a deployment goes on (promise A26). */
const EXPANDING_SINCE = 1795400004000;

/** Steps that take away what the version before last used; each says why nothing that still runs misses it. */
const CONTRACTING: Readonly<Record<string, string>> = {
  '1795400012000-PeopleAndSignIn.ts': 'Roles moved from accounts to posts before the first release: no installation runs the version before.',
};

/** What the version before, which still runs, would stumble over. */
const BREAKING: readonly (readonly [string, RegExp])[] = [
  ['drops a table', /\bDROP TABLE\b/i],
  ['drops a column', /\bDROP COLUMN\b/i],
  ['renames', /\bRENAME (?:COLUMN|TO)\b/i],
  ['changes a type', /\bALTER COLUMN "\w+" (?:SET DATA )?TYPE\b/i],
  ['refuses null where it was allowed', /\bALTER COLUMN "\w+" SET NOT NULL\b/i],
  ['adds a column that an insert of the version before does not fill', /\bALTER TABLE "\w+" ADD (?:COLUMN )?"\w+"(?![^;`]*(?:DEFAULT|GENERATED))[^;`]*\bNOT NULL\b/i],
];

function breaksIn(up: string): string[] {
  return BREAKING.filter(([, statement]) => statement.test(up)).map(([what]) => what);
}

function upOf(file: string): string {
  const source = readFileSync(join(PROJECT_ROOT, 'migrations', file), 'utf8');
  return source.slice(source.indexOf('async up('), source.indexOf('async down('));
}

const files = readdirSync(join(PROJECT_ROOT, 'migrations')).filter((name) => name.endsWith('.ts')).sort();

describe('A26 the version before goes on working while a migration has been made already', () => {
  it.each(files.filter((file) => Number(file.split('-')[0]) >= EXPANDING_SINCE))('%s only adds', (file) => {
    if (file in CONTRACTING) expect(breaksIn(upOf(file))).not.toEqual([]);
    else expect(breaksIn(upOf(file))).toEqual([]);
  });

  it.each([
    ['ALTER TABLE "plan" ADD "title" text', []],
    ['ALTER TABLE "plan" ADD "kept" boolean NOT NULL DEFAULT false', []],
    ['ALTER TABLE "plan" ADD "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL', []],
    ['CREATE TABLE "thing" ("id" bigint NOT NULL)', []],
    ['ALTER TABLE "plan" ADD "title" text NOT NULL', ['adds a column that an insert of the version before does not fill']],
    ['ALTER TABLE "plan" DROP COLUMN "title"', ['drops a column']],
    ['DROP TABLE "plan"', ['drops a table']],
    ['ALTER TABLE "plan" RENAME COLUMN "title" TO "name"', ['renames']],
    ['ALTER TABLE "plan" ALTER COLUMN "title" TYPE bigint', ['changes a type']],
    ['ALTER TABLE "plan" ALTER COLUMN "title" SET NOT NULL', ['refuses null where it was allowed']],
  ])('%s: %j', (statement, breaks) => expect(breaksIn(`await queryRunner.query(\`${statement}\`);`)).toEqual(breaks));
});
