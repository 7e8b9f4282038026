import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { liaisons } from './queries';

/** Whom each unit has named, in official order; units that have named nobody stand there too. */
export function LiaisonList({ groupId }: { readonly groupId: string }) {
  const words = useWords().units;
  const { liaisonsHead: head } = words;
  const query = useQuery(liaisons(groupId));
  return (
    <div className="page-part">
      <p className="quiet">{words.liaisonsWhat}</p>
      <Waiting query={query}>
        {(lines) => {
          const missing = lines.filter(({ displayName }) => displayName === null).length;
          return (
            <>
              <p>{missing > 0 ? words.missing(missing) : words.allRegistered}</p>
              <div className="table-scroll" tabIndex={0} role="region" aria-label={words.views.liaisons}>
                <table className="table record">
                  <caption className="out-of-sight">{words.views.liaisons}</caption>
                  <thead><tr><th scope="col">{head.unit}</th><th scope="col">{head.name}</th><th scope="col">{head.phone}</th><th scope="col">{head.email}</th></tr></thead>
                  <tbody>{lines.map(({ unitId, unit, login, displayName, phone, email }) => <tr key={`${unitId}-${login}`}><th scope="row"><Link to={`/units/${unitId}`}>{unit}</Link></th><td>{displayName ?? <span className="quiet">{words.noLiaison}</span>}</td><td>{phone ?? '—'}</td><td>{email ?? '—'}</td></tr>)}</tbody>
                </table>
              </div>
            </>
          );
        }}
      </Waiting>
    </div>
  );
}
