import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { TableScroll } from '../../components/ui/table-scroll';
import { useWords } from '../../i18n/language';

type Preview = Schemas['IssuePreviewResponse'];

/** What the units will receive, in the official order; what opens on the day; what is missing. */
export function IssuePreview({ preview }: { readonly preview: Preview }) {
  const words = useWords().issuing;
  return (
    <div className="issue-main">
      {preview.blocks.length > 0 && (
        <section className="message message-attention issue-blocks" aria-label={words.blocks}>
          <p><strong>{words.blocks}</strong></p>
          <ul className="plain-list">{preview.blocks.map((block) => <li key={block}>{block}</li>)}</ul>
        </section>
      )}
      {preview.itemsWithoutLead.length > 0 && (
        <section aria-label={words.itemsWithoutLead}>
          <h2>{words.itemsWithoutLead} <span className="quiet">{preview.itemsWithoutLead.length}</span></h2>
          <p className="quiet">{words.itemsWithoutLeadHelp}</p>
          <ul className="plain-list">{preview.itemsWithoutLead.map(({ itemId, number, position, text }) => <li key={itemId}><Link to={`/tasks/${itemId}`}>{words.item(number, position)}</Link> {text}</li>)}</ul>
        </section>
      )}
      <Opening preview={preview} />
      <Recipients preview={preview} />
    </div>
  );
}

function Recipients({ preview: { recipients } }: { readonly preview: Preview }) {
  const words = useWords().issuing;
  if (recipients.length === 0) return <p className="quiet">{words.noRecipients}</p>;
  return (
    <Table title={words.recipients} count={recipients.length} heads={[words.unit, words.leads, words.cooperates, words.guides, words.notice]}>
      {recipients.map(({ unitId, unit, leads, cooperates, guides, unreachable }) => (
        <tr key={unitId}>
          <th scope="row">{unit}</th>
          <td>{leads || '—'}</td><td>{cooperates || '—'}</td><td>{guides || '—'}</td>
          <td>{unreachable ? <span className="light light-yellow">▲ {words.unreachable}</span> : words.reachable}</td>
        </tr>
      ))}
    </Table>
  );
}

function Opening({ preview: { opens, reportingDuties } }: { readonly preview: Preview }) {
  const all = useWords();
  const words = all.issuing;
  return (
    <>
      {opens.length > 0 && (
        <Table title={words.opens} count={opens.reduce((sum, { count }) => sum + count, 0)} heads={[words.kind, words.count, words.firstDue]}>
          {opens.map(({ kind, kindTitle, count, undated, firstDueOn }) => (
            <tr key={kind}><th scope="row">{all.rehearsal.kinds[kind] ?? kindTitle}</th><td>{count}</td><td>{firstDueOn ?? words.noDate}{undated > 0 && <span className="sub">{words.undated(undated)}</span>}</td></tr>
          ))}
        </Table>
      )}
      {reportingDuties.length > 0 && (
        <Table title={words.duties} count={reportingDuties.length} heads={[words.duty, words.opensOn, words.dueOn]}>
          {reportingDuties.map(({ title, opensOn, dueOn }, index) => <tr key={`${title}-${index}`}><th scope="row">{title}</th><td>{opensOn ?? words.waitsForDate}</td><td>{dueOn ?? words.waitsForDate}</td></tr>)}
        </Table>
      )}
    </>
  );
}

function Table({ title, count, heads, children }: { readonly title: string; readonly count: number; readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title} <span className="quiet">{count}</span></h2>
      <TableScroll label={title}>
        <table className="table issue-table">
          <caption className="out-of-sight">{title}</caption>
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{children}</tbody>
        </table>
      </TableScroll>
    </section>
  );
}
