import type { VisibleItems } from '../visible-items.js';

/**
 * One source of an item's life. `rows` gives columns `at` (timestamptz), `id`, `unit` and `person` (names or null), `words` (text) and
 * `detail` (json) of the item `head`; it shows only what the person sees. A further kind of event is a further file and a line in `index.ts`.
 */
export interface ThreadBranch {
  /** Kind of its entries; no other branch has it. */
  readonly kind: string;
  readonly title: string;
  readonly rows: (visible: VisibleItems) => string;
}

export const NO_DETAIL = `'{}'::json`;
