import { useWords } from '../../i18n/language';
import { hideableIn, type PrintedColumns } from './printed-columns';
import type { Column } from './view-address';

/** Which columns of the document the ledger shows; number, main task, measure and state stand wherever the document has them. */
export function ColumnChoice({ printed, hidden, onHide }: { readonly printed: PrintedColumns; readonly hidden: ReadonlySet<Column>; readonly onHide: (hidden: readonly Column[]) => void }) {
  const words = useWords();
  const hideable = hideableIn(printed);
  const shown = hideable.filter((column) => !hidden.has(column)).length;
  const nameOf = (column: Column): string => words.ledger.head(column === 'leads' || column === 'others' ? printed[column] : null, words.ledgerViews.columnNames[column]);
  return (
    <details className="column-choice">
      <summary className="button">{words.ledgerViews.columns}{shown < hideable.length && ` ${shown}/${hideable.length}`}</summary>
      <div className="popover column-list">
        {hideable.map((column) => (
          <label key={column} className="check">
            <input type="checkbox" checked={!hidden.has(column)} onChange={() => onHide(hideable.filter((other) => (other === column ? !hidden.has(other) : hidden.has(other))))} />
            {nameOf(column)}
          </label>
        ))}
      </div>
    </details>
  );
}
