import { expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import type { ContentStore } from '../../src/modules/attachments/index.js';
import { Failure } from '../../src/platform/errors/failure.js';

const LATER = new Date('2100-01-01T00:00:00Z');
const EARLIER = new Date('2000-01-01T00:00:00Z');

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every storage of contents must do. `unreachable` gives the same storage with nothing behind it. */
export function itBehavesLikeAContentStore(store: () => ContentStore, unreachable: () => ContentStore): void {
  const listed = async (before: Date): Promise<string[]> => {
    const found: string[] = [];
    for await (const sha256 of store().storedBefore(before)) found.push(sha256);
    return found.sort();
  };

  it('gives back the bytes it was given, also none and many of them', async () => {
    for (const bytes of [Buffer.from('验收意见'), Buffer.alloc(0), randomBytes(3_000_000)]) {
      await store().put(sha256Of(bytes), bytes);
      expect(Buffer.compare(Buffer.from((await store().get(sha256Of(bytes))) ?? []), bytes)).toBe(0);
    }
  });

  it('keeps the same content once, and makes it new when it is stored again', async () => {
    const bytes = randomBytes(100);
    const before = await listed(LATER);
    await store().put(sha256Of(bytes), bytes);
    await Promise.all([store().put(sha256Of(bytes), bytes), store().put(sha256Of(bytes), bytes)]);
    expect((await listed(LATER)).filter((sha256) => !before.includes(sha256))).toEqual([sha256Of(bytes)]);
    expect((await store().storedAt(sha256Of(bytes)))?.getTime()).toBeGreaterThan(EARLIER.getTime());
  });

  it('has nothing under a hash that was not stored or was removed, and removes twice without complaint', async () => {
    const bytes = randomBytes(50);
    const sha256 = sha256Of(bytes);
    expect([await store().get(sha256), await store().storedAt(sha256)]).toEqual([null, null]);
    await store().put(sha256, bytes);
    await store().remove(sha256);
    await store().remove(sha256);
    expect([await store().get(sha256), await store().storedAt(sha256)]).toEqual([null, null]);
  });

  it('lists everything that is older, in as many pages as it takes', async () => {
    const all = Array.from({ length: 25 }, () => randomBytes(10));
    for (const bytes of all) await store().put(sha256Of(bytes), bytes);
    expect(await listed(LATER)).toEqual(expect.arrayContaining(all.map(sha256Of)));
    expect(await listed(EARLIER)).toEqual([]);
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), '', `${'a'.repeat(64)}/..`])('takes nothing but a hash for a name: %j', async (name) => {
    for (const asking of [() => store().get(name), () => store().put(name, Buffer.from('x')), () => store().remove(name)]) await expect((async () => asking())()).rejects.toThrow('not a SHA-256');
  });

  it('says in Chinese that it cannot be reached', async () => {
    const sha256 = sha256Of(Buffer.from('x'));
    for (const asking of [() => unreachable().put(sha256, Buffer.from('x')), () => unreachable().get(sha256), () => unreachable().storedAt(sha256)]) {
      const refusal = await asking().then(() => null, (error: unknown) => error);
      expect(refusal).toBeInstanceOf(Failure);
      expect(refusal).toMatchObject({ code: 'dependency-unavailable', message: expect.stringContaining('存储暂时不可用') });
    }
  });
}
