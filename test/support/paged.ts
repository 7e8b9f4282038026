import type { Answer, TestApi } from './api.js';

/** All pages of a list from the first to the last; `between` runs after each page but the last. */
export async function everyPage(api: TestApi, path: string, login: string, between: (page: Answer) => Promise<unknown> = () => Promise.resolve()): Promise<Answer['body'][]> {
  const pages: Answer['body'][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await api.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`, login);
    if (page.status !== 200) throw new Error(`${path}: ${page.status} ${JSON.stringify(page.body)}`);
    pages.push(page.body);
    cursor = page.body.nextCursor;
    if (cursor !== null) await between(page);
    if (pages.length > 500) throw new Error(`${path} has no end`);
  }
  return pages;
}

/** Everything a person owes and was told, whatever the number of pages. */
export async function wholeInbox(api: TestApi, login: string): Promise<{ owed: Answer['body'][]; told: Answer['body'][] }> {
  const whole: Answer['body'] = { owed: [], told: [] };
  for (const list of ['owed', 'told']) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await api.get(`/api/v1/inbox?limit=200&${list}Cursor=${cursor}`, login);
      if (status !== 200) throw new Error(`inbox of ${login}: ${status} ${JSON.stringify(body)}`);
      whole[list].push(...body[list]);
      cursor = body[`${list}NextCursor`];
    }
  }
  return whole;
}
