import type { Doubt } from '../finding-log.js';
import type { Place, ResponsiblePeople } from '../plan-draft.js';
import type { Column, ColumnKind } from './table-columns.js';

/** What a row is still to be reported for; the field is filled in once the row has become an item. */
export type RowDoubt = Omit<Doubt, 'field' | 'place'>;

/** One printed row under its columns, before it becomes an item. */
export interface TaskRow {
  readonly page: TablePage;
  readonly place: Place;
  /** Number printed in its column or before its measure, '' when none is. */
  readonly number: string;
  /** Section row above it, '' when the table has none. */
  readonly section: string;
  /** Words of the category column that hold for this row, '' when the table has none. */
  readonly category: string;
  /** Label printed in the main-task cell of this row, '' when none is. */
  readonly mainTask: string;
  /** What stands in the main-task column before any repair: what copying downwards would copy. */
  readonly printedMainTask: string;
  readonly upstream: string;
  readonly measure: string;
  /** Null when the table has no deadline column. */
  readonly deadline: string | null;
  /** Printed unit lists by column; a column the page does not have is absent. */
  readonly units: ReadonlyMap<ColumnKind, string>;
  /** People named in columns of their own. */
  readonly people: readonly ResponsiblePeople[];
  /** Kinds of the cells that belong to a cell of the row above; null where the format knows of no merges. */
  readonly continued: ReadonlySet<ColumnKind> | null;
  readonly doubts: readonly RowDoubt[];
}

/** The rows under one printed header, with the section labels that stand beside, among or after them. */
export interface TablePage {
  readonly columns: readonly Column[];
  readonly labels: { readonly words: string; readonly place: Place }[];
  readonly place: Place;
}
