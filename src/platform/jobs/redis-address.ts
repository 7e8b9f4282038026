import { Cluster, type ClusterNode, Redis, type RedisOptions } from 'ioredis';

/** What REDIS_URL names: one server, the Sentinels that know a master, or nodes of a Cluster. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'sentinel'; readonly options: RedisOptions }
  | { readonly kind: 'cluster'; readonly nodes: readonly ClusterNode[]; readonly options: RedisOptions };

const SEVERAL = /^(?<scheme>rediss?)\+(?<kind>sentinel|cluster):\/\/(?:(?<user>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/]+)(?:\/(?<master>[^/]+)(?:\/(?<db>\d+))?)?$/;
const PORTS = { sentinel: 26_379, cluster: 6379 } as const;
/** A Cluster that has moved its slots is asked again after this long at most. */
const ASK_AGAIN_MS = 1_000;

/**
 * Reads REDIS_URL: `redis://host`, `redis+sentinel://host:26379,host:26379/master[/db]` or `redis+cluster://host,host`, with `user:password@` of
 * the data servers before the hosts and `rediss` for TLS. The form was checked when the environment was read.
 */
export function redisAddress(url: string): RedisAddress {
  const parts = SEVERAL.exec(url)?.groups;
  if (!parts) return { kind: 'server', url };
  const { scheme, kind, user, password, hosts = '', master, db } = parts;
  const options: RedisOptions = {
    ...(user ? { username: decodeURIComponent(user) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(scheme === 'rediss' ? { tls: {} } : {}),
  };
  if (kind === 'cluster') return { kind, nodes: hostsOf(hosts, PORTS.cluster), options };
  const secured: RedisOptions = scheme === 'rediss' ? { enableTLSForSentinelMode: true } : {};
  return { kind: 'sentinel', options: { ...options, ...secured, sentinels: hostsOf(hosts, PORTS.sentinel), name: master ?? '', db: Number(db ?? 0) } };
}

/** A line to what REDIS_URL names, opened with ioredis's own options. */
export function openRedis(url: string, options: RedisOptions): Redis | Cluster {
  const address = redisAddress(url);
  if (address.kind === 'server') return new Redis(address.url, options);
  if (address.kind === 'sentinel') return new Redis({ ...address.options, ...options });
  return new Cluster([...address.nodes], {
    redisOptions: { ...address.options, ...options },
    enableOfflineQueue: options.enableOfflineQueue ?? true,
    lazyConnect: options.lazyConnect ?? false,
    clusterRetryStrategy: (times) => (options.retryStrategy?.(times) === null ? null : Math.min(times * 100, ASK_AGAIN_MS)),
  });
}

/** The servers that hold data: one, or all masters of a Cluster. */
export function dataServers(redis: Redis | Cluster): Redis[] {
  return redis instanceof Cluster ? redis.nodes('master') : [redis];
}

function hostsOf(words: string, usualPort: number): { host: string; port: number }[] {
  return words.split(',').map((one) => {
    const { hostname, port } = new URL(`tcp://${one}`);
    return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
  });
}
