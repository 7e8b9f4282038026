/** Chinese sentences about the settings with which Redis loses jobs, read from the answer to INFO; each names the setting and what it must be. */
export function redisFaults(info: string): string[] {
  const facts = new Map(info.split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
  const faults: string[] = [];
  const policy = facts.get('maxmemory_policy');
  if (policy !== 'noeviction') faults.push(`Redis 的 maxmemory-policy 是 ${policy ?? '未知'}，内存满时会丢弃队列里的任务，请设为 noeviction。`);
  if (facts.get('aof_enabled') !== '1') faults.push('Redis 的 appendonly 没有开启，重启会丢失队列里的任务，请设为 yes。');
  return faults;
}
