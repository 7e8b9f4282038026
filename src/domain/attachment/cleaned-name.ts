const LONGEST_CHARACTERS = 120;
/** File systems take 255 bytes; a Chinese character has three. */
const LONGEST_BYTES = 240;
// Control characters, half characters and the marks that turn the direction of writing hide what a name really ends in.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu;
const SPECIAL = /[<>:"|?*%]/g;
/** Names that Windows takes for devices, whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * The name of an attachment for people (bad input C87): composed (NFC), without folders, invisible or special characters, dots or spaces at its
 * ends or names of devices, at most 120 characters with the extension kept. Never used as a path on the server.
 */
export function cleanedName(name: string): string {
  const own = name.normalize('NFC').replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? '';
  const trimmed = own.replace(SPECIAL, '_').replace(/\s+/gu, ' ').replace(/^[.\s]+|[.\s]+$/g, '').replace(DEVICE, (device) => `_${device}`);
  return trimmed === '' ? '未命名文件' : shortened(trimmed);
}

function shortened(name: string): string {
  const extension = /\.[^.\s]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = [...name.slice(0, name.length - extension.length)];
  let kept = stem.slice(0, LONGEST_CHARACTERS - extension.length);
  while (bytesOf(kept.join('') + extension) > LONGEST_BYTES) kept = kept.slice(0, -1);
  return kept.length === stem.length ? name : `${kept.slice(0, -1).join('')}…${extension}`;
}

function bytesOf(words: string): number {
  return [...words].reduce((sum, character) => {
    const code = character.codePointAt(0) ?? 0;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);
}
