const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LOCATOR64_BYTES = 20;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const IN_64_BIT_RECORD = 0xffff;
const IN_64_BIT_RECORD_LONG = 0xffff_ffff;

/** What the end of a zip file says about its directory of entries; positions are byte offsets in the file. */
export interface DirectoryEnd {
  readonly entries: number;
  readonly start: number;
  /** Where the record begins that closes the directory. */
  readonly end: number;
  /** False when the 16-bit and the 64-bit record name different numbers: two programs would see two different files. */
  readonly consistent: boolean;
}

/** The end of the directory of a zip file, or null when there is none (a cut file, or no zip at all). */
export function directoryEnd(bytes: Uint8Array): DirectoryEnd | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.length - END_BYTES; at >= Math.max(0, view.length - END_BYTES - LONGEST_COMMENT); at -= 1) {
    if (view.readUInt32LE(at) !== END_SIGNATURE || view.readUInt16LE(at + 20) !== view.length - at - END_BYTES) continue;
    const short = { entries: view.readUInt16LE(at + 10), start: view.readUInt32LE(at + 16) };
    const locator = at - LOCATOR64_BYTES;
    const long = locator >= 0 && view.readUInt32LE(locator) === LOCATOR64_SIGNATURE ? end64(view, Number(view.readBigUInt64LE(locator + 8))) : null;
    if (!long) return { ...short, end: at, consistent: true };
    const sameCount = short.entries === IN_64_BIT_RECORD || short.entries === long.entries;
    const sameStart = short.start === IN_64_BIT_RECORD_LONG || short.start === long.start;
    return { ...long, consistent: sameCount && sameStart };
  }
  return null;
}

function end64(view: Buffer, at: number): { entries: number; start: number; end: number } | null {
  if (at + 56 > view.length || view.readUInt32LE(at) !== END64_SIGNATURE) return null;
  return { entries: Number(view.readBigUInt64LE(at + 32)), start: Number(view.readBigUInt64LE(at + 48)), end: at };
}

/** Names in the directory of a zip file, at most `limit` of them and only as far as the directory can be followed. */
export function entryNames(bytes: Uint8Array, limit: number): string[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = directoryEnd(bytes)?.start ?? view.length;
  while (names.length < limit && at + ENTRY_BYTES <= view.length && view.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const [name, extra, comment] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)];
    names.push(view.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at += ENTRY_BYTES + name + extra + comment;
  }
  return names;
}
