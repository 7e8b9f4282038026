import { readFile } from 'node:fs/promises';
import { startApi, type TestApi } from '../../support/api.js';

const CURL = /^curl -H 'X-Duban-Account: (?<login>[^']+)'(?: -X (?<method>\w+))? http:\/\/127\.0\.0\.1:3000(?<path>\S+)$/gm;
const ROUTE = /`(?<method>GET|POST|PUT|DELETE) (?<path>\/api\/\S+)`/g;

describe.each(['README.md', 'README.zh-CN.md'])('what %s shows of the API', (file) => {
  let api: TestApi;
  let text: string;
  beforeAll(async () => {
    api = await startApi();
    text = await readFile(file, 'utf8');
  }, 180_000);
  afterAll(() => api.close());

  it('works on a fresh database as printed', async () => {
    const requests = [...text.matchAll(CURL)].map(({ groups }) => ({ login: groups?.['login'] ?? '', method: groups?.['method'] ?? 'GET', path: groups?.['path'] ?? '' }));
    expect(requests.length).toBeGreaterThan(1);
    for (const { login, method, path } of requests) {
      const { status } = method === 'POST' ? await api.post(path, login) : await api.get(path, login);
      expect([method, path, status]).toEqual([method, path, 200]);
    }
  }, 180_000);

  it('is a route of openapi.json', async () => {
    const { paths } = JSON.parse(await readFile('openapi.json', 'utf8')) as { paths: Record<string, Record<string, unknown>> };
    const routes = [...text.matchAll(ROUTE)].map(({ groups }) => [groups?.['method']?.toLowerCase() ?? '', groups?.['path']?.replace(/:(\w+)/g, '{$1}') ?? ''] as const);
    expect(routes.length).toBeGreaterThan(0);
    for (const [method, path] of routes) expect([path, Object.keys(paths[path] ?? {})]).toEqual([path, expect.arrayContaining([method])]);
  });
});
