import { RuleViolation } from '../kernel/rule-violation.js';

export const PASSWORD_MIN = 12;
/** Longer ones cost the server without making anybody safer. */
export const PASSWORD_MAX = 128;

/** Words that come to mind here first, and the beginnings of every list of leaked passwords. */
const BLOCKED = ['duban', '督办', 'dubang', 'password', 'passw0rd', 'admin', 'administrator', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx', 'letmein', 'welcome', 'iloveyou', 'woaini', 'mima', '密码', '口令', '123456', '111111', '000000', '888888', '666666', 'abc123', 'p@ssw0rd'];
/** Different characters in a password, and in what remains of it: a name and a year twice is a name. */
const DIFFERENT = 5;
/** What must remain of a password when the blocked words are taken out of it. */
const OWN_PART = 8;

/** The form a password is compared in: what looks the same is the same on every keyboard. */
export function normalisedPassword(words: string): string {
  return words.normalize('NFKC');
}

/**
 * Throws RuleViolation unless the password is long enough and not easily guessed. No rule asks for kinds of characters: such rules make people
 * choose `Duban@2024` (ASVS 5.0 6.2.5). `own` are words an attacker knows of the person: login, name, unit.
 */
export function assertPasswordAcceptable(words: string, own: readonly string[]): void {
  const password = normalisedPassword(words);
  const length = [...password].length;
  if (length < PASSWORD_MIN || length > PASSWORD_MAX) throw new RuleViolation('PASSWORD_LENGTH', { min: PASSWORD_MIN, max: PASSWORD_MAX });
  if (new Set(password).size < DIFFERENT || isRun(password)) throw new RuleViolation('PASSWORD_GUESSABLE', { why: '重复或连续的字符太多' });
  const plain = password.toLowerCase();
  const guessed = [...own.flatMap(partsOf), ...BLOCKED].sort((a, b) => b.length - a.length);
  const left = guessed.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  if (left !== plain && ([...left].length < OWN_PART || new Set(left).size < DIFFERENT)) throw new RuleViolation('PASSWORD_GUESSABLE', { why: '主要由账号、姓名、单位名或常见词组成' });
}

/** A login and its parts, a name: anything of three letters or two characters on. */
function partsOf(words: string): string[] {
  const plain = words.normalize('NFKC').toLowerCase();
  return [plain, ...plain.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length >= 3 || /^\p{Script=Han}{2,}$/u.test(part));
}

/** True when each character is followed by its neighbour in the code table, upwards or downwards. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  return [1, -1].some((step) => codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step));
}
