import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { refuseActiveContent } from './active-content.js';
import { directoryEnd } from './central-directory.js';
import { badEntry, encrypted, entryPath, refuseOverlaps, refuseRepeatedNames } from './entry-rules.js';
import { PACKAGE_LIMITS, ZIP_BEGINNINGS } from './package-limits.js';
import { scannedXml } from './scan-xml.js';
import { sheetGuard, type WorkbookCounts } from './sheet-guard.js';
import { asUtf8 } from './xml-bytes.js';

const XML_PART = /\.(?:xml|rels)$/i;
/** Documents inside a document (the data of a chart) are packages of their own; they are neither opened nor read. */
const EMBEDDED_DOCUMENT = /(?:^|\/)embeddings\/[^/]+\.(?:xlsx|docx|pptx)$/i;

interface ListedEntry {
  readonly entry: Entry;
  readonly path: string;
}

/** A package whose directory is sound and whose entries are not too large; nothing is unpacked yet. */
export interface OpenedPackage {
  readonly paths: readonly string[];
  /** The XML of those entries whose path the pattern names, in UTF-8. */
  xmlParts(pattern: RegExp): Promise<ReadonlyMap<string, Uint8Array>>;
}

/**
 * The XML parts of an office file by their path inside it, unpacked in memory and encoded in UTF-8; pictures and other parts are left packed.
 * An entry that unpacks to more than it declares is refused while it unpacks. Throws SourceRejected for what no office program writes or what is too large:
 * `expanded-too-large`, `too-many-entries`, `bad-entry`, `active-content`, `encrypted`, `doctype`, `too-deep`, `too-many-rows`,
 * `bad-reference`, `bad-merge`, `corrupt`.
 */
export function readPackage(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  return opened(bytes, checkedParts);
}

/** The package without its content; throws SourceRejected like `readPackage` for a directory that no office program writes. */
export function openPackage(bytes: Uint8Array): Promise<OpenedPackage> {
  return opened(bytes, (zip, listed) => {
    refuseDeclaredSizes(listed);
    return Promise.resolve({
      paths: listed.map(({ path }) => path),
      xmlParts: async (pattern: RegExp) => {
        const parts = new Map<string, Uint8Array>();
        for (const { entry, path } of listed) if (pattern.test(path)) parts.set(path, asUtf8(await scannedWhileUnpacked(zip, entry, path, { rows: 0, cells: 0 })));
        return parts;
      },
    });
  });
}

async function opened<T>(bytes: Uint8Array, work: (zip: ZipFile, listed: readonly ListedEntry[]) => Promise<T>): Promise<T> {
  const end = directoryEnd(bytes);
  if (!end) throw corrupt('文件不完整');
  if (end.entries > PACKAGE_LIMITS.entries) throw new SourceRejected('too-many-entries', `文件包里有 ${end.entries} 个部件，超过 ${PACKAGE_LIMITS.entries} 个的上限，没有读取。请去掉多余的图片和附件，另存一份再导入。`);
  if (!end.consistent) throw badEntry('文件包的目录前后不一致');
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
    return await work(zip, await listedEntries(zip, bytes, end));
  } catch (error) {
    throw error instanceof SourceRejected ? error : rejectionOf(error);
  }
}

async function listedEntries(zip: ZipFile, bytes: Uint8Array, end: { start: number; end: number }): Promise<ListedEntry[]> {
  const listed: ListedEntry[] = [];
  const ranges: { path: string; start: number; end: number }[] = [];
  let directoryBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entryPath(entry);
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (Buffer.compare(local.fileName, entry.fileNameRaw) !== 0 || local.compressionMethod !== entry.compressionMethod) throw badEntry(`文件包里“${path}”的两处登记不一致`);
    listed.push({ entry, path });
    ranges.push({ path, start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize });
    directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  refuseRepeatedNames(listed.map(({ path }) => path));
  refuseOverlaps(ranges, end.start);
  // Entries that the count leaves out would be seen by another program.
  if (end.start + directoryBytes !== end.end || end.end > bytes.byteLength) throw badEntry('文件包的目录与登记的数目不一致');
  return listed;
}

async function checkedParts(zip: ZipFile, listed: readonly ListedEntry[]): Promise<ReadonlyMap<string, Uint8Array>> {
  refuseDeclaredSizes(listed);
  const parts = new Map<string, Uint8Array>();
  const counts = { rows: 0, cells: 0 };
  for (const { entry, path } of listed) {
    if (path.endsWith('/')) continue;
    if (XML_PART.test(path)) {
      parts.set(path, asUtf8(await scannedWhileUnpacked(zip, entry, path, counts)));
    } else if (ZIP_BEGINNINGS.includes(await beginning(zip, entry)) && !EMBEDDED_DOCUMENT.test(path)) throw badEntry(`文件包里的“${path}”又是一个压缩包`);
  }
  refuseActiveContent(listed.map(({ path }) => path), parts);
  return parts;
}

/** Before anything is unpacked: no entry may unpack to more than it declares, so the declared sizes bound everything that follows. */
function refuseDeclaredSizes(listed: readonly ListedEntry[]): void {
  const declared = listed.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const tooDense = listed.some(({ entry }) => entry.uncompressedSize > Math.max(PACKAGE_LIMITS.denseBytes, PACKAGE_LIMITS.ratio * entry.compressedSize));
  if (declared > PACKAGE_LIMITS.expandedBytes || tooDense) {
    const limit = PACKAGE_LIMITS.expandedBytes / 1024 / 1024;
    throw new SourceRejected('expanded-too-large', `文件解开后超过 ${limit} MB，或压缩得异常紧密，没有读取。请只保留要督办的内容，另存一份再导入。`);
  }
}

/**
 * The bytes of an XML entry, scanned while they unpack: what is out of bounds at its beginning costs nothing of the rest. The library counts
 * them and stops at the declared size, which is within the limits.
 */
async function scannedWhileUnpacked(zip: ZipFile, entry: Entry, path: string, counts: WorkbookCounts): Promise<Uint8Array> {
  const guard = sheetGuard(counts);
  const intake = scannedXml(path, guard);
  const pieces: Buffer[] = [];
  let damage: SourceRejected | null = null;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    pieces.push(piece as Buffer);
    damage ??= damageIn(() => intake.take(piece as Buffer));
  }
  // Only now: an entry that lies about its size is refused for that, whatever it holds.
  damage ??= damageIn(() => intake.end());
  if (damage) throw damage;
  guard.finish();
  return Buffer.concat(pieces);
}

/** What is no XML is returned, what is out of bounds is thrown. */
function damageIn(scan: () => void): SourceRejected | null {
  try {
    scan();
    return null;
  } catch (error) {
    if (error instanceof SourceRejected && error.code === 'corrupt') return error;
    throw error;
  }
}

/** The first four bytes of an entry as Latin-1. */
async function beginning(zip: ZipFile, entry: Entry): Promise<string> {
  for await (const chunk of await zip.openReadStreamPromise(entry)) return (chunk as Buffer).toString('latin1', 0, 4);
  return '';
}

function corrupt(what: string): SourceRejected {
  return new SourceRejected('corrupt', `${what}，无法打开。请重新取得原件，用 Excel、Word 或 WPS 打开后另存一份再导入。`);
}

/** What an error of the zip library means; it has no codes, so its words are asked. */
function rejectionOf(error: unknown): SourceRejected {
  const words = error instanceof Error ? error.message : String(error);
  const rejection = /encrypt/.test(words)
    ? encrypted()
    : /bytes in the stream|size mismatch|overflows file bounds/.test(words)
      ? badEntry('文件包里标明的大小与实际内容不符')
      : corrupt('文件包损坏');
  rejection.cause = error;
  return rejection;
}
