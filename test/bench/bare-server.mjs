import { createServer } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/launch/embedded-postgres.mjs';

/** The limit of a warm start: the same database files, one connection and one plain HTTP server that answers the ledger's rows. */
const [folder, port] = process.argv.slice(2);
const server = await startPostgres({ dir: join(folder, '.duban', 'postgres-18'), logPath: join(folder, '.duban', 'logs', 'postgres.log') });
const pool = new pg.Pool({ connectionString: server.url, max: 4 });
const http = createServer((request, response) => {
  const planId = /^\/api\/v1\/plans\/(\d+)\/ledger$/.exec(request.url)?.[1];
  pool.query({ name: 'ledger', text: `select json_agg(item order by position)::text as body from item where plan_id = $1`, values: [planId] }).then(
    ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].body),
    (error) => response.writeHead(500).end(String(error)),
  );
});
http.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', async () => {
  http.close();
  http.closeAllConnections();
  await pool.end();
  await server.stop();
  process.exit(0);
});
