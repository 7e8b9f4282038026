export interface Appearance {
  readonly textSize: 'standard' | 'large' | 'extraLarge';
  readonly contrast: 'standard' | 'high';
  readonly motion: 'standard' | 'reduced';
}

export const AS_IT_COMES: Appearance = { textSize: 'standard', contrast: 'standard', motion: 'standard' };
const KNOWN: { readonly [Part in keyof Appearance]: readonly Appearance[Part][] } = {
  textSize: ['standard', 'large', 'extraLarge'],
  contrast: ['standard', 'high'],
  motion: ['standard', 'reduced'],
};
const KEY = 'duban.appearance.';
/** Who was here last: their pages look right before the server has said who it is. */
const LAST = 'duban.appearance-of';

/** How somebody wants the pages in this browser; what cannot be read is as it comes. */
export function appearanceOf(login: string): Appearance {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY + login) ?? '{}');
  } catch {
    return AS_IT_COMES;
  }
  const said = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
  const part = <Part extends keyof Appearance>(name: Part): Appearance[Part] => KNOWN[name].find((value) => value === said[name]) ?? AS_IT_COMES[name];
  return { textSize: part('textSize'), contrast: part('contrast'), motion: part('motion') };
}

/** Remembers it for this person and shows the page so at once. */
export function keepAppearance(login: string, appearance: Appearance): void {
  localStorage.setItem(KEY + login, JSON.stringify(appearance));
  showAppearance(login);
}

/** Shows the page as this person wants it. */
export function showAppearance(login: string): void {
  localStorage.setItem(LAST, login);
  dress(appearanceOf(login));
}

/** Shows the page as the last person here wanted it. */
export function showLastAppearance(): void {
  const last = localStorage.getItem(LAST);
  if (last !== null) dress(appearanceOf(last));
}

function dress({ textSize, contrast, motion }: Appearance): void {
  Object.assign(document.documentElement.dataset, { textSize, contrast, motion });
}
