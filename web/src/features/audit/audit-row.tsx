import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { Drawer } from '../../components/ui/drawer';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { actionWords } from './filter';
import { OutcomeMark } from './outcome-mark';

interface Props {
  readonly row: Schemas['AuditRowResponse'];
  readonly onClose: () => void;
  readonly onFilter: (parts: Readonly<Record<string, string | null>>) => void;
}

/** One row with everything it holds, and the ways to what belongs to it. */
export function AuditRow({ row, onClose, onFilter }: Props) {
  const words = useWords();
  const said = words.audit;
  const { fields } = said;
  const roles: Readonly<Record<string, string>> = words.roles;
  const details = Object.entries(row.detail);
  return (
    <Drawer title={said.detail} onClose={onClose}>
      <div className="item">
        <dl className="facts">
          <dt>{fields.action}</dt><dd>{actionWords(row.action, said)}</dd>
          <dt>{fields.outcome}</dt><dd><OutcomeMark outcome={row.outcome} /></dd>
          <dt>{fields.actor}</dt><dd>{row.actor}</dd>
          <dt>{fields.role}</dt><dd>{row.role === null || row.role === 'system' ? said.automatic : (roles[row.role] ?? row.role)}</dd>
          <dt>{fields.subject}</dt><dd>{said.nouns[row.subjectType] ?? row.subjectType} {row.subjectId ?? ''}</dd>
          <dt>{fields.at}</dt><dd>{minuteOf(row.at)}</dd>
          <dt>{fields.recordedAt}</dt><dd>{minuteOf(row.recordedAt)}</dd>
          <dt>{fields.address}</dt><dd>{row.address ?? '—'}</dd>
          <dt>{fields.sequence}</dt><dd>{row.sequence}</dd>
          <dt>{fields.code}</dt><dd><code>{row.action}</code></dd>
          <dt>{fields.correlationId}</dt><dd className="audit-long">{row.correlationId ?? '—'}</dd>
          <dt>{fields.hash}</dt><dd className="audit-long"><code>{row.hash}</code></dd>
        </dl>
        <section>
          <h2>{said.details}</h2>
          {details.length === 0 ? <p className="quiet">{said.noDetails}</p> : (
            <dl className="facts">{details.map(([name, value]) => <div className="facts-pair" key={name}><dt>{said.detailWords[name] ?? name}</dt><dd className="audit-long">{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}</dl>
          )}
        </section>
        <div className="work-buttons">
          {row.actorId !== null && <Button onPress={() => onFilter({ actorId: row.actorId })}>{said.onlyThis}</Button>}
          {row.subjectId !== null && row.subjectId !== '0' && <Button onPress={() => onFilter({ subjectType: row.subjectType, subjectId: row.subjectId })}>{said.sameSubject}</Button>}
        </div>
      </div>
    </Drawer>
  );
}
