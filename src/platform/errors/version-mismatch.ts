import { Failure } from './failure.js';

/** The versions a caller is ready to change; null when the caller did not say (no `If-Match`). */
export type ExpectedVersions = readonly number[] | null;

/** Somebody else has changed the object since the caller looked at it. */
export class VersionMismatch extends Failure {
  constructor(readonly current: number) {
    super('version-mismatch', `内容已被他人修改（现为第 ${current} 版），本次操作没有进行。请刷新后核对再提交。`);
  }
}

/** Throws Failure `precondition-required` when the caller did not say which version a whole is to replace: the words of somebody else would be gone. */
export function refuseUntagged(expected: ExpectedVersions): void {
  if (expected === null) throw new Failure('precondition-required', '这次保存会替换全部内容，请先读取，再把读到的 ETag 写进请求头 If-Match（例如 "v1"），以免盖掉别人刚写的。');
}

/** Throws VersionMismatch unless the version is one of the expected. Ask under the row lock, or another change may slip in between. */
export function refuseStale(version: number, expected: ExpectedVersions): void {
  if (expected !== null && !expected.includes(version)) throw new VersionMismatch(version);
}
