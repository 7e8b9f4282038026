import type { Entry } from 'yauzl';
import { SourceRejected } from '../../../domain/document/source-rejected.js';

const UTF8_NAME = 0x800;
const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;
const MADE_ON_UNIX = 3;
const UNIX_KIND = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;

/** The entries of a package by their path inside it; a path that leaves the package, a link or a password is refused. */
export function entryPath(entry: Entry): string {
  // Without the flag the name is in the code page of some old machine; the parts of a document have ASCII names in every one of them.
  const path = entry.fileNameRaw.toString((entry.generalPurposeBitFlag & UTF8_NAME) !== 0 ? 'utf8' : 'latin1');
  const segments = path.replace(/\/$/, '').split('/');
  const leaves = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (leaves || /[\\:\p{Cc}]/u.test(path)) throw badEntry(`文件包里有不合规的路径“${printable(path)}”`);
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw encrypted();
  const kind = entry.versionMadeBy >> 8 === MADE_ON_UNIX ? (entry.externalFileAttributes >>> 16) & UNIX_KIND : 0;
  if (kind !== 0 && kind !== UNIX_FILE && kind !== UNIX_FOLDER) throw badEntry(`文件包里的“${printable(path)}”是链接，不是内容`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new SourceRejected('corrupt', `文件包里的“${printable(path)}”用了不认识的压缩方法。请用 Excel、Word 或 WPS 打开后另存一份再导入。`);
  }
  return path;
}

/** Refuses names that stand twice in a package, also where only upper and lower case differ. */
export function refuseRepeatedNames(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const name = path.replace(/\/$/, '').toLowerCase();
    if (seen.has(name)) throw badEntry(`文件包里“${printable(path)}”出现了两次`);
    seen.add(name);
  }
}

/** Refuses entries whose bytes overlap each other or the directory, as in archives made to unpack without end. */
export function refuseOverlaps(ranges: readonly { readonly path: string; readonly start: number; readonly end: number }[], directoryStart: number): void {
  const ordered = [...ranges].sort((left, right) => left.start - right.start);
  ordered.forEach((range, index) => {
    if (range.end > (ordered[index + 1]?.start ?? directoryStart)) throw badEntry(`文件包里的“${printable(range.path)}”与别的内容重叠`);
  });
}

/** A rejection for an entry that no office program writes. */
export function badEntry(what: string): SourceRejected {
  return new SourceRejected('bad-entry', `${what}，这不是办公软件正常保存的文件，没有读取。请用 Excel、Word 或 WPS 打开原件，另存一份再导入。`);
}

/** A rejection for a file that is protected by a password. */
export function encrypted(): SourceRejected {
  return new SourceRejected('encrypted', '文件设有打开密码，无法读取。请在 Excel、Word 或 WPS 中取消密码，另存一份再导入。');
}

function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '?').slice(0, 100);
}
