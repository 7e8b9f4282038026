/** The pages that somebody may come to by an address of their own; each is in a file `<name>-page` that is fetched when somebody first goes there. */
export const PAGE_NAMES = [
  'accounts', 'activate', 'audit', 'brief', 'circulars', 'closing', 'cockpit', 'import', 'inbox', 'instructions', 'issue', 'item', 'ledger', 'my-unit', 'notices', 'plans', 'rehearsal', 'review', 'rollover', 'rules', 'settings', 'submissions',
  'units', 'wizard',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** The page that the address shows; undefined for `/`, where it depends on who one is, and where there is none. */
export function pageAt(pathname: string): PageName | undefined {
  const [, first = '', id, last] = pathname.split('/');
  if (first === 'plans' && id) return last === undefined ? 'ledger' : named(last);
  if (first === 'import' && id) return 'wizard';
  if (first === 'tasks') return 'item';
  if (first === 'info') return 'submissions';
  return named(first);
}

const named = (word: string): PageName | undefined => PAGE_NAMES.find((name) => name === word);
