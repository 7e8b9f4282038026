import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { answer, post, remove, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { plans, queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { documents, draft } from './queries';
import { SeverityMark } from './severity-mark';

type Document = Schemas['DocumentResponse'];

/** So long the last act can be undone from where it was done; later the same file brings the draft back. */
const UNDO_MS = 8000;

/** Drafts first, what was imported last on top; then what has become a plan, and what holds no tasks. */
export function DocumentList({ rows }: { readonly rows: readonly Document[] }) {
  const words = useWords();
  const newest = [...rows].sort((one, other) => Number(other.id) - Number(one.id));
  const drafts = newest.filter(({ planId, items }) => planId === null && items !== null);
  const confirmed = newest.filter(({ planId }) => planId !== null);
  const taskless = newest.filter(({ planId, items }) => planId === null && items === null);
  return (
    <div className="import-lists">
      <Drafts rows={drafts} />
      <section aria-label={words.imports.confirmed}>
        <h2>{words.imports.confirmed} <span className="quiet">{confirmed.length}</span></h2>
        {confirmed.length === 0 ? <p className="quiet">{words.imports.confirmedEmpty}</p> : <Confirmed rows={confirmed} />}
      </section>
      {taskless.length > 0 && (
        <details className="import-taskless">
          <summary>{words.imports.taskless(taskless.length)}</summary>
          <ul>{taskless.map(({ id, documentNumber, title, source }) => <li key={id}>{title} <span className="quiet">{documentNumber} · {source}</span></li>)}</ul>
        </details>
      )}
    </div>
  );
}

const nameOf = ({ documentNumber, title }: Document): string => documentNumber || title;

function Drafts({ rows }: { readonly rows: readonly Document[] }) {
  const words = useWords();
  const [gone, setGone] = useState<Document | null>(null);
  const again = () => queryClient.invalidateQueries({ queryKey: documents().queryKey });
  const discard = useCommand({
    mutationFn: (row: Document) => answer(remove('/api/v1/documents/{id}', { params: { path: { id: row.id } } })),
    onSuccess: (_, row) => {
      setGone(row);
      queryClient.removeQueries({ queryKey: draft(row.id).queryKey });
    },
    onSettled: again,
  });
  const restore = useCommand({ mutationFn: (row: Document) => answer(post('/api/v1/documents/{id}/restoration', { params: { path: { id: row.id } } })), onSuccess: () => setGone(null), onSettled: again });
  useEffect(() => {
    if (gone === null) return undefined;
    const timer = setTimeout(() => setGone(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [gone]);
  const error = discard.error ?? restore.error;
  return (
    <section aria-label={words.imports.drafts}>
      <h2>{words.imports.drafts} <span className="quiet">{rows.length}</span></h2>
      <p className="import-said" role="status">
        {gone ? words.imports.discarded(nameOf(gone)) : restore.isSuccess ? words.imports.restored(nameOf(restore.variables)) : ''}
        {gone && <Button kind="plain" onPress={() => restore.mutate(gone)}>{words.imports.undo}</Button>}
      </p>
      {error && <p className="message message-fault" role="alert">{problemWords(error, words)}</p>}
      {rows.length === 0 ? <p className="quiet">{words.imports.draftsEmpty}</p> : (
        <div className="table-scroll">
          <table className="table import-table">
            <caption className="out-of-sight">{words.imports.drafts}</caption>
            <thead><tr><th scope="col">{words.imports.document}</th><th scope="col" className="import-source">{words.imports.source}</th><th scope="col" className="import-items">{words.imports.items}</th><th scope="col">{words.imports.doubts}</th><th scope="col">{words.imports.act}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row"><Link to={`/import/${row.id}?step=head`}>{row.title || words.imports.noNumber}</Link><span className="sub">{row.documentNumber || words.imports.noNumber}{row.runningPlanId !== null && ` · ${words.imports.newEdition}`}</span></th>
                  <td className="import-source">{row.source}</td>
                  <td className="import-items">{row.items}</td>
                  <td><Doubts row={row} /></td>
                  <td className="import-acts">
                    <Link className="button" to={`/import/${row.id}?step=check`} aria-label={words.imports.openNamed(nameOf(row))}>{words.imports.open}</Link>
                    <Button kind="plain" aria-label={words.imports.discardNamed(nameOf(row))} isDisabled={discard.isPending} onPress={() => discard.mutate(row)}>{words.imports.discard}</Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Doubts({ row: { openBlocking, openReview } }: { readonly row: Document }) {
  const words = useWords();
  if (openBlocking + openReview === 0) return <span className="import-doubt"><SeverityMark severity="decided" />{words.imports.ready}</span>;
  return (
    <span className="import-doubts">
      {openBlocking > 0 && <span className="import-doubt"><SeverityMark severity="blocking" />{words.imports.toDecide(openBlocking)}</span>}
      {openReview > 0 && <span className="import-doubt"><SeverityMark severity="review" />{words.imports.toConfirm(openReview)}</span>}
    </span>
  );
}

function Confirmed({ rows }: { readonly rows: readonly Document[] }) {
  const words = useWords();
  const states = new Map((useQuery(plans()).data ?? []).map(({ id, status }) => [id, status]));
  return (
    <div className="table-scroll">
      <table className="table import-table">
        <caption className="out-of-sight">{words.imports.confirmed}</caption>
        <thead><tr><th scope="col">{words.imports.document}</th><th scope="col" className="import-source">{words.imports.source}</th><th scope="col" className="import-items">{words.imports.items}</th><th scope="col">{words.imports.state}</th><th scope="col">{words.imports.act}</th></tr></thead>
        <tbody>
          {rows.map((row) => {
            const status = states.get(row.planId ?? '');
            return (
              <tr key={row.id}>
                <th scope="row"><Link to={`/plans/${row.planId}`}>{row.title}</Link><span className="sub">{row.documentNumber}</span></th>
                <td className="import-source">{row.source}</td>
                <td className="import-items">{row.items}</td>
                <td>{status ? words.planStates[status] : ''}</td>
                <td className="import-acts"><Link to={`/import/${row.id}?step=head`}>{words.imports.seeReading}</Link></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
