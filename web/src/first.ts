import { askEarly } from './api/early';
import { showLastAppearance } from './features/settings/appearance';
import { pageAt } from './page-names';

/** The scripts of each page beyond those that every page needs; the build knows them. */
declare const PAGE_FILES: Readonly<Record<string, readonly string[]>>;

// The build writes this into the document itself: while the scripts are on their way, so is what the page asks for, and the page's own script.
askEarly(window.location.pathname);
showLastAppearance();
for (const file of PAGE_FILES[pageAt(window.location.pathname) ?? ''] ?? []) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: file }));
}
