import type { EngineApp } from './engine-app.js';

/** For every table of the application how many rows it has and a digest of all their words: equal only when nothing has changed. */
export async function tableContents(app: EngineApp): Promise<Readonly<Record<string, string>>> {
  const tables = await app.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const { words } = await app.one<{ words: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') as words from "${name}" row`);
    contents[name] = words;
  }
  return contents;
}
