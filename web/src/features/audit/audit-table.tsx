import type { Schemas } from '../../api/client';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { actionWords } from './filter';
import { OutcomeMark } from './outcome-mark';

type Row = Schemas['AuditRowResponse'];

interface Props {
  readonly rows: readonly Row[];
  readonly onOpen: (id: string) => void;
}

/** The rows of the audit, one line each; the time opens it. */
export function AuditTable({ rows, onOpen }: Props) {
  const words = useWords();
  const said = words.audit;
  const { head } = said;
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={said.caption}>
      <table className="table record audit-table">
        <caption className="out-of-sight">{said.caption}</caption>
        <thead><tr><th scope="col">{head.at}</th><th scope="col">{head.actor}</th><th scope="col">{head.action}</th><th scope="col">{head.outcome}</th><th scope="col">{head.subject}</th><th scope="col">{head.address}</th></tr></thead>
        <tbody>
          {rows.map(({ id, at, actor, role, action, outcome, subjectType, subjectId, address }) => (
            <tr key={id}>
              <th scope="row"><button type="button" className="file" aria-label={said.open(actionWords(action, said), minuteOf(at))} onClick={() => onOpen(id)}>{minuteOf(at)}</button></th>
              <td>{actor}<span className="sub">{role === null || role === 'system' ? said.automatic : (roles[role] ?? role)}</span></td>
              <td>{actionWords(action, said)}</td>
              <td><OutcomeMark outcome={outcome} /></td>
              <td>{said.nouns[subjectType] ?? subjectType}{subjectId === null || subjectId === '0' ? '' : ` ${subjectId}`}</td>
              <td>{address ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
