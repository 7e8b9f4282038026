import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

const TABLES = new WeakMap<object, KnownRoute[]>();

/** Remembers every route registered from here on, so that a wrong method can be told from a wrong address. */
export function rememberRoutes(fastify: Pick<FastifyInstance, 'addHook' | 'server'>): void {
  const routes: KnownRoute[] = [];
  TABLES.set(fastify.server, routes);
  fastify.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
}

/** The methods that the address of a request knows, in alphabetical order; [] for an address that does not exist. */
export function methodsAt(server: object, url: string): string[] {
  const path = url.split('?', 1)[0] ?? '';
  const methods = (TABLES.get(server) ?? []).filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
  return [...new Set(methods)].sort();
}

function patternOf(url: string): RegExp {
  const source = url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
