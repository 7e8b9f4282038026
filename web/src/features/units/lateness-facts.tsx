import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { lateness } from './queries';

const COUNTS = ['owed', 'inTime', 'late', 'openLate', 'openInTime'] as const;

/** What was in time and what was not, plan by plan: facts, nothing is scored. */
export function LatenessFacts({ unitId }: { readonly unitId: string }) {
  const words = useWords().units;
  const { latenessHead: head } = words;
  const { data } = useQuery(lateness(unitId));
  if (data === undefined) return null;
  return (
    <section>
      <h3>{words.lateness}</h3>
      <p className="quiet">{words.latenessWhat}</p>
      {data.totals.owed === 0 ? <p className="quiet">{words.noLateness}</p> : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={words.lateness}>
          <table className="table record units-lateness">
            <caption className="out-of-sight">{words.lateness}</caption>
            <thead><tr><th scope="col">{head.plan}</th>{COUNTS.map((name) => <th key={name} scope="col">{head[name]}</th>)}<th scope="col">{head.atOffice}</th></tr></thead>
            <tbody>{data.plans.map((row) => <tr key={row.planId}><th scope="row"><Link to={`/plans/${row.planId}`}>{row.documentNumber}</Link></th>{COUNTS.map((name) => <td key={name}>{row[name]}</td>)}<td>{row.daysAtOffice}</td></tr>)}</tbody>
            <tfoot><tr><th scope="row">{words.latenessTotal}</th>{COUNTS.map((name) => <td key={name}>{data.totals[name]}</td>)}<td /></tr></tfoot>
          </table>
        </div>
      )}
    </section>
  );
}
