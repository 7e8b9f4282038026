import { AttachmentRejected } from '../../domain/attachment/attachment-rejected.js';

/** Pixels of the largest picture taken: what a scanner makes of an A2 page at 600 dpi (bad input C82). */
const MOST_PIXELS = 150_000_000;
const PNG_SIGNATURE_BYTES = 8;
const CHUNK_BYTES = 12;

/** Throws AttachmentRejected unless the PNG is one picture from its first to its last byte, of a size that can be shown. */
export function refuseBadPng(bytes: Buffer): void {
  let at = PNG_SIGNATURE_BYTES;
  for (let first = true; at + CHUNK_BYTES <= bytes.length; first = false) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (first) {
      if (type !== 'IHDR' || length !== 13) throw damaged();
      refuseFlood(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    }
    at += CHUNK_BYTES + length;
    if (type !== 'IEND') continue;
    if (at !== bytes.length) throw appended();
    return;
  }
  throw damaged();
}

/** Throws AttachmentRejected unless the JPEG ends as one, with a size that can be shown; padding of zeros is let pass. */
export function refuseBadJpeg(bytes: Buffer): void {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  if (end < 4 || bytes[end - 2] !== 0xff || bytes[end - 1] !== 0xd9) throw appended();
  for (let at = 2; at + 9 < end && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return refuseFlood(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    else if (marker === 0xda) break;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw damaged();
}

function refuseFlood(width: number, height: number): void {
  if (width === 0 || width * height > MOST_PIXELS) throw new AttachmentRejected('picture-too-large', `图片有 ${width}×${height} 个像素，超过上限，打开时可能耗尽内存。请缩小后再上传。`);
}

function appended(): AttachmentRejected {
  return new AttachmentRejected('polyglot', '图片不完整，或后面附有别的数据（例如动态照片的视频），没有接收。请另存为普通图片再上传。');
}

function damaged(): AttachmentRejected {
  return new AttachmentRejected('corrupt', '图片损坏，无法打开。请重新取得原件再上传。');
}
