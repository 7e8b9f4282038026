import { useQuery } from '@tanstack/react-query';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import type { Schemas } from '../../api/client';
import { history } from './queries';
import { dayOf } from './thread-groups';

/** What changed, by whom; the words of the document stand first where they were adjusted. */
export function ItemHistory({ item }: { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const query = useQuery(history(item.itemId));
  return (
    <>
      {item.original && (
        <section className="source">
          <h3>{words.item.sourceWords}</h3>
          <p className="item-text"><del>{item.original.text}</del></p>
          <p className="quiet">{words.item.deadline} {item.original.deadlineWords} {item.original.dueOn}</p>
        </section>
      )}
      <Waiting query={query}>
        {(rows) =>
          rows.length === 0 ? <p className="quiet">{words.item.noChanges}</p> : (
            <div className="table-scroll">
              <table className="table history-table">
                <caption className="out-of-sight">{words.item.history}</caption>
                <thead><tr><th scope="col">{words.item.when}</th><th scope="col">{words.item.what}</th><th scope="col">{words.item.who}</th></tr></thead>
                <tbody>{rows.map((row) => <tr key={row.id}><td className="quiet">{dayOf(row.at)}</td><td>{row.line}</td><td className="quiet">{row.who}</td></tr>)}</tbody>
              </table>
            </div>
          )
        }
      </Waiting>
    </>
  );
}
