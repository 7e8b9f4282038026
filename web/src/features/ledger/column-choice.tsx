import { useWords } from '../../i18n/language';
import { type Column, HIDEABLE } from './view-address';

/** Which columns the ledger shows; number, main task, measure and state always stand. */
export function ColumnChoice({ hidden, onHide }: { readonly hidden: ReadonlySet<Column>; readonly onHide: (hidden: readonly Column[]) => void }) {
  const words = useWords();
  return (
    <details className="column-choice">
      <summary className="button">{words.ledgerViews.columns}{hidden.size > 0 && ` ${HIDEABLE.length - hidden.size}/${HIDEABLE.length}`}</summary>
      <div className="popover column-list">
        {HIDEABLE.map((column) => (
          <label key={column} className="check">
            <input type="checkbox" checked={!hidden.has(column)} onChange={() => onHide(HIDEABLE.filter((other) => (other === column ? !hidden.has(other) : hidden.has(other))))} />
            {words.ledgerViews.columnNames[column]}
          </label>
        ))}
      </div>
    </details>
  );
}
