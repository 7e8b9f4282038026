import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './checkout.mjs';
import { startEphemeralPostgres } from './embedded-postgres.mjs';
import { writtenArtefacts } from './generated-artefacts.mjs';
import { reportFailure } from './launch-error.mjs';
import { step } from './progress.mjs';
import { setUp } from './set-up.mjs';

/** Writes every file in the repository that follows from the code, from a database that has just been migrated. A failed command leaves its file alone. */
async function main() {
  await setUp();
  const server = await step('启动临时 PostgreSQL', (detail) => startEphemeralPostgres({ onDetail: detail }));
  try {
    for (const { file, text } of writtenArtefacts(server.url, process.env)) {
      await step(file, async () => {
        const path = join(ROOT, file);
        writeFileSync(`${path}.new`, await text());
        renameSync(`${path}.new`, path);
      });
    }
  } finally {
    await server.stop();
  }
}

main().catch(reportFailure);
