import type { Schemas } from '../../api/client';
import { TableScroll } from '../../components/ui/table-scroll';
import { useWords } from '../../i18n/language';

type Entry = Schemas['ComparedEntryResponse'];

const PARTS = ['items', 'phases', 'duties'] as const;

/** How a new edition differs from the running plan, field by field. */
export function DifferenceTables({ difference }: { readonly difference: Schemas['PlanDifferenceResponse'] }) {
  const words = useWords().imports.enable;
  if (difference.same) return <p className="quiet">{words.noneOfIt}</p>;
  return (
    <>
      {difference.head.length > 0 && <Changes caption={words.head} rows={difference.head.map((change) => ({ key: change.field, name: words.fields[change.field] ?? change.field, ...change }))} first={words.field} />}
      {PARTS.map((part) => {
        const { added, removed, changed, unchanged } = difference[part];
        if (added.length + removed.length + changed.length === 0) return null;
        return (
          <section key={part} aria-label={words.parts[part]}>
            <h2>{words.parts[part]} <span className="quiet">{words.unchanged(unchanged)}</span></h2>
            <Entries caption={words.added} rows={added} />
            <Entries caption={words.removed} rows={removed} />
            {changed.length > 0 && (
              <Changes
                part={words.parts[part]}
                caption={words.changed}
                first={words.field}
                rows={changed.flatMap(({ after, changes }) => changes.map((change) => ({ ...change, key: `${after.key}-${change.field}`, name: [after.number || after.text.slice(0, 12), words.fields[change.field] ?? change.field].join(' ') })))}
              />
            )}
          </section>
        );
      })}
    </>
  );
}

function Entries({ caption, rows }: { readonly caption: string; readonly rows: readonly Entry[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{caption} {rows.length}</h3>
      <ul className="plain-list">{rows.map(({ key, number, text }) => <li key={key}>{number} {text}</li>)}</ul>
    </>
  );
}

interface ChangesProps {
  /** What the rows are about, where the caption does not say it. */
  readonly part?: string;
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly before: string; readonly after: string }[];
}

function Changes({ part, caption, first, rows }: ChangesProps) {
  const words = useWords().imports.enable;
  return (
    <TableScroll label={[part, caption].filter(Boolean).join(' ')}>
      <table className="table import-difference">
        <caption>{caption} {rows.length}</caption>
        <thead><tr><th scope="col">{first}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
        <tbody>{rows.map(({ key, name, before, after }) => <tr key={key}><th scope="row">{name}</th><td><del>{before || '—'}</del></td><td>{after || '—'}</td></tr>)}</tbody>
      </table>
    </TableScroll>
  );
}
