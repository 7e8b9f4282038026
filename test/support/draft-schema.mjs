import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DRAFT_SCHEMA = join(ROOT, 'docs/draft.schema.json');

/** The JSON Schema of a trial reading, generated from the domain's own types; the text of docs/draft.schema.json. */
export function draftSchema() {
  const generator = createGenerator({
    path: join(ROOT, 'src/domain/document/source-reading.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type: 'SourceReading',
    skipTypeCheck: true,
    jsDoc: 'extended',
    additionalProperties: false,
    sortProps: true,
  });
  const schema = { ...generator.createSchema('SourceReading'), $id: 'draft.schema.json', title: '督办：公文阅读结果' };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(DRAFT_SCHEMA, draftSchema());
