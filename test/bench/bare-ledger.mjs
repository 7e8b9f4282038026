import fastify from 'fastify';
import pg from 'pg';

const DATE_OID = 1082;
pg.types.setTypeParser(DATE_OID, (words) => words);

/** The limit of a ledger page: a plain Fastify that runs the page's own statement, prepared, and sends the JSON the database built: no person, no permission, no sentences of lights. */
const [port, statement] = process.argv.slice(2);
const { name, text, values } = JSON.parse(statement);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c timezone=Asia/Shanghai' });
const server = fastify();
server.get('/api/v1/plans/:id/ledger-page', async (request, reply) => {
  // The plan is the fourth value of the statement.
  const { rows } = await pool.query({ name, text, values: [...values.slice(0, 3), request.params.id, ...values.slice(4)] });
  return reply.header('content-type', 'application/json').send(Buffer.from(`{"totals":${rows[0].totals},"rows":[${rows.map(({ body }) => body).join(',')}]}`));
});
await server.listen({ host: '127.0.0.1', port: Number(port) });
process.once('SIGTERM', async () => {
  await server.close();
  await pool.end();
  process.exit(0);
});
