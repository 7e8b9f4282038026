import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/language';
import { allUnits } from '../work/queries';
import { type DraftAssignment, type DraftDeadline, type DraftItem, type DraftView, type Finding, subjectOf } from './draft-view';
import { Supervision } from './head-step';

/** What the lines were taken for, the doubtful part marked. */
export function ReadAs({ view, finding }: { readonly view: DraftView; readonly finding: Finding }) {
  const words = useWords().imports;
  const subject = subjectOf(view.draft, finding.field);
  return (
    <section className="import-read" aria-label={words.check.ours}>
      <h3>{words.check.ours}</h3>
      {subject.of === 'item' && <ReadItem item={subject.item} part={subject.part} />}
      {subject.of === 'phase' && <Parts rows={[['name', subject.phase.name], ['window', [subject.phase.window.startsOn, subject.phase.window.endsOn].filter(Boolean).join(' — ') || words.head.undated]]} part={subject.part} />}
      {subject.of === 'duty' && <Parts rows={[['name', subject.duty.title], ['text', subject.duty.words], ['deadline', <Due key="due" deadline={subject.duty.deadline} />]]} part={subject.part} />}
      {(subject.of === 'plan' || subject.of === 'other') && (
        <Parts
          part={subject.part}
          rows={[['documentNumber', view.draft.documentNumber], ['title', view.draft.title], ['issuer', view.draft.issuer], ['issuedOn', view.draft.issuedOn ?? ''], ['leadingGroup', <Supervision key="office" view={view} />], ['items', words.read(view.draft.items.length, 0, 0)]]}
        />
      )}
    </section>
  );
}

function Parts({ rows, part }: { readonly rows: readonly (readonly [string, React.ReactNode])[]; readonly part: string }) {
  const words = useWords().imports;
  // The doubtful part comes first: the decision may stand over the others.
  const sorted = [...rows.filter(([name]) => name === part), ...rows.filter(([name]) => name !== part)];
  return (
    <dl className="import-parts">
      {sorted.map(([name, value]) => (
        <div key={name} data-asked={name === part}>
          <dt>{words.check.parts[name] ?? name}{name === part && <span className="out-of-sight">{words.check.asked}</span>}</dt>
          <dd>{value === '' ? words.head.none : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ReadItem({ item, part }: { readonly item: DraftItem; readonly part: string }) {
  return (
    <Parts
      part={part}
      rows={[
        ['number', item.number],
        ['headings', item.headings.join(' / ')],
        ...(item.upstreamText === null ? [] : [['upstreamText', item.upstreamText] as const]),
        ['text', item.text],
        ['deadline', <Due key="due" deadline={item.deadline} />],
        ['assignments', <Assigned key="units" assignments={item.assignments} />],
      ]}
    />
  );
}

function Due({ deadline }: { readonly deadline: DraftDeadline }) {
  const words = useWords().imports.check;
  const day = deadline.dueOn ?? (deadline.evergreen ? words.evergreen : words.noDeadline);
  return <>{day}{deadline.raw !== '' && deadline.raw !== day && <span className="quiet import-raw">{deadline.raw}</span>}</>;
}

const ROLES = ['lead', 'cooperating', 'guiding'] as const;

/** Units by role; a name that no unit bears says so. */
export function Assigned({ assignments }: { readonly assignments: readonly DraftAssignment[] }) {
  const words = useWords();
  const units = new Map((useQuery(allUnits()).data ?? []).map(({ code, name }) => [code, name]));
  return (
    <span className="import-roles">
      {ROLES.map((role) => {
        const own = assignments.filter((one) => one.role === role);
        if (own.length === 0) return null;
        return (
          <span key={role}>
            <span className="quiet">{words.assignmentRoles[role]}</span>{' '}
            {own.map(({ printed, unitCode }, index) => (
              <span key={`${printed}-${unitCode}-${index}`}>
                {index > 0 && '、'}
                {unitCode === null ? <em className="import-unresolved">{printed}（{words.imports.check.unresolved}）</em> : (units.get(unitCode) ?? printed)}
              </span>
            ))}
          </span>
        );
      })}
    </span>
  );
}
