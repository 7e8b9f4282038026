const LONGEST = 120;
// Control characters and the marks that turn the direction of writing hide what a name really ends in.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}]/gu;

/** The name of an uploaded file for people: without folders, invisible characters and dots or spaces at its ends; never used as a path. */
export function displayName(name: string): string {
  const own = name.replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? '';
  const trimmed = own.replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = [...trimmed];
  if (characters.length <= LONGEST) return trimmed === '' ? '未命名文件' : trimmed;
  const extension = /\.\w{1,5}$/.exec(trimmed)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - extension.length - 1).join('')}…${extension}`;
}
