import pg from 'pg';

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;

/** Statements that this process sends to the database while the work runs, in their own words. */
export async function sentStatements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...parameters) {
    const [asked] = parameters;
    sent.push(typeof asked === 'string' ? asked : String((asked as { text?: unknown }).text));
    return query.apply(this, parameters);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}
