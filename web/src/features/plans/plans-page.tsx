import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { plans } from '../../api/queries';
import { ImportIcon } from '../../components/icons';
import { LightShape } from '../../components/pictures/light';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { isOffice } from '../shell/roles';

/** Every plan one may see, with how far it is. */
export function PlansPage() {
  const words = useWords();
  const { person } = useSession();
  const query = useQuery(plans());
  useEffect(() => {
    document.title = `${words.plans.title} · ${words.product}`;
  }, [words]);
  return (
    <>
      <header className="page-head">
        <div className="page-head-words"><h1 className="page-title">{words.plans.title}</h1></div>
        {isOffice(person.post.role) && <div className="page-actions"><Link className="button" to="/import"><ImportIcon />{words.imports.title}</Link></div>}
      </header>
      <Waiting query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="blank">{words.plans.empty}</p>
          ) : (
            <div className="table-scroll" style={{ paddingTop: 12 }}>
              <table className="table">
                <caption className="out-of-sight">{words.plans.title}</caption>
                <thead>
                  <tr>
                    <th scope="col" style={{ paddingLeft: 24 }}>{words.plans.document}</th>
                    <th scope="col">{words.plans.items}</th>
                    <th scope="col">{words.plans.acknowledged}</th>
                    <th scope="col">{words.plans.overdue}</th>
                    <th scope="col">{words.plans.state}</th>
                    <th scope="col">{words.plans.office}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td style={{ paddingLeft: 24 }}>
                        <Link to={`/plans/${row.id}`}><strong>{row.title}</strong></Link>
                        <span className="sub">{row.documentNumber}</span>
                      </td>
                      <td>{row.items}</td>
                      <td>{words.plans.acknowledgedOf(row.acknowledged, row.assignments)}</td>
                      <td>{row.overdue > 0 ? <span className="light light-red"><LightShape standing="red" />{row.overdue}</span> : '—'}</td>
                      <td>{words.planStates[row.status as keyof typeof words.planStates] ?? row.status}</td>
                      <td>{row.office ?? row.officeUnit ?? '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Waiting>
    </>
  );
}
