import { Link } from 'react-router';
import { TableScroll } from '../../components/ui/table-scroll';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { type DraftView, headingCounts, namedUnits, roleWords } from './draft-view';
import { StepFoot } from './steps';

/** What was read of the document itself, before its lines are looked at: whose it is, what its words for roles mean, how much it holds. */
export function HeadStep({ view }: { readonly view: DraftView }) {
  const words = useWords().imports;
  const { draft, findings, reading } = view;
  const doubts = findings.filter(({ field, decision, severity }) => field.startsWith('plan.') && decision === null && severity !== 'note');
  const { tasks, sections } = headingCounts(draft.items);
  const [first] = doubts;
  const units = new Set(namedUnits(draft.items).flatMap(({ printed, unitCodes }) => (unitCodes.length > 0 ? unitCodes : [printed]))).size;
  return (
    <>
      <div className="import-body">
        <section aria-label={words.head.title}>
          <h2>{words.head.title}</h2>
          <dl className="facts">
            <dt>{words.head.number}</dt><dd>{draft.documentNumber || words.head.none}</dd>
            <dt>{words.head.name}</dt><dd>{draft.title || words.head.none}</dd>
            <dt>{words.head.kind}</dt><dd>{words.head.kinds[draft.kind] ?? draft.kind}</dd>
            <dt>{words.head.issuer}</dt><dd>{draft.issuer || words.head.none}</dd>
            <dt>{words.head.issuedOn}</dt><dd>{draft.issuedOn ?? words.head.none}</dd>
            <dt>{words.head.office}</dt><dd><Supervision view={view} /></dd>
            <dt>{words.head.counts}</dt><dd>{words.head.countsOf(draft.items.length, units, draft.phases.length, draft.duties.length)}<span className="sub">{words.read(draft.items.length, tasks, sections)}</span></dd>
          </dl>
          {first && <p className="message message-attention import-note">{words.head.about(doubts.length)}<Link to={`/import/${reading.id}?step=check&finding=${first.id}`}>{words.head.seeThem}</Link></p>}
        </section>
        <Roles view={view} />
        {draft.phases.length > 0 && (
          <Dated caption={words.head.phases} name={words.head.phase} when={words.head.phaseWindow} rows={draft.phases.map(({ key, name, window }) => ({ key, name, words: window.raw, day: [window.startsOn, window.endsOn].filter(Boolean).join(' — ') }))} />
        )}
        {draft.duties.length > 0 && (
          <Dated caption={words.head.duties} name={words.head.duty} when={words.head.dutyDue} rows={draft.duties.map(({ key, title, deadline }) => ({ key, name: title, words: deadline.raw, day: deadline.dueOn ?? '' }))} />
        )}
      </div>
      <StepFoot view={view} step="head" />
    </>
  );
}

/** Who supervises the plan, as printed or as it follows from who imported it. */
export function Supervision({ view: { draft } }: { readonly view: DraftView }) {
  const words = useWords().imports;
  const { person } = useSession();
  return <>{draft.leadingGroup?.name ?? draft.supervisor?.printed ?? words.head.officeImporting(person.post.leadingGroup ?? '')}</>;
}

function Roles({ view: { draft } }: { readonly view: DraftView }) {
  const words = useWords();
  const roles = roleWords(draft.items);
  return (
    <section>
      <h2>{words.imports.head.roles}</h2>
      {roles.length === 0 ? <p className="quiet">{words.imports.head.noRoles}</p> : (
        <>
          <p className="quiet">{words.imports.head.rolesHelp}</p>
          <TableScroll label={words.imports.head.roles}>
            <table className="table import-narrow">
              <caption className="out-of-sight">{words.imports.head.roles}</caption>
              <thead><tr><th scope="col">{words.imports.head.roleWord}</th><th scope="col">{words.imports.head.roleTaken}</th><th scope="col">{words.imports.head.roleItems}</th></tr></thead>
              <tbody>{roles.map(({ word, role, items }) => <tr key={`${word}-${role}`}><th scope="row">{word}</th><td>{words.assignmentRoles[role]}</td><td>{items}</td></tr>)}</tbody>
            </table>
          </TableScroll>
        </>
      )}
    </section>
  );
}

interface DatedProps {
  readonly caption: string;
  readonly name: string;
  readonly when: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly words: string; readonly day: string }[];
}

function Dated({ caption, name, when, rows }: DatedProps) {
  const words = useWords().imports.head;
  return (
    <section>
      <h2>{caption}</h2>
      <TableScroll label={caption}>
        <table className="table import-narrow">
          <caption className="out-of-sight">{caption}</caption>
          <thead><tr><th scope="col">{name}</th><th scope="col">{when}</th></tr></thead>
          <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th><td>{row.day || words.undated}{row.words !== '' && <span className="sub">{row.words}</span>}</td></tr>)}</tbody>
        </table>
      </TableScroll>
    </section>
  );
}
