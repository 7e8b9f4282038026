import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The generator reads the sources with a compiler of its own; it runs outside the test's module loader. */
const PRINTED = `import('./test/support/draft-schema.mjs').then(({ draftSchema }) => process.stdout.write(draftSchema()))`;

it('docs/draft.schema.json is what the types of the domain say; npm run draft-schema writes it', () => {
  const generated = execFileSync(process.execPath, ['--input-type=module', '-e', PRINTED], { cwd: process.cwd(), encoding: 'utf8' });
  expect(readFileSync(join(process.cwd(), 'docs/draft.schema.json'), 'utf8')).toBe(generated);
}, 180_000);
