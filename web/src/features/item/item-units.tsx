import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';
import { unitsByRole } from './units-by-role';

type Assignment = Schemas['AssignmentResponse'];

/** Who answers for what, by role; who has not acknowledged is open to the eye, the rest is one press away. */
export function ItemUnits({ item }: { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const groups = unitsByRole(item.assignmentsOfUnits);
  if (groups.length === 0) return <p className="quiet">{words.item.nobody}</p>;
  return (
    <div className="roles">
      {groups.map(({ role, open, others }) => (
        <section key={role}>
          <h3>{words.item.roleUnits(words.assignmentRoles[role], open.length + others.length)}</h3>
          {open.length > 0 && <details className="fold" open><summary>{words.item.notAcknowledged(open.length)}</summary><UnitTable rows={open} name={words.item.notAcknowledged(open.length)} /></details>}
          {others.length > 0 && <details className="fold" open={others.length <= 8}><summary>{words.item.acknowledgedUnits(others.length)}</summary><UnitTable rows={others} name={words.item.acknowledgedUnits(others.length)} /></details>}
        </section>
      ))}
    </div>
  );
}

function UnitTable({ rows, name }: { readonly rows: readonly Assignment[]; readonly name: string }) {
  const words = useWords();
  return (
    <div className="table-scroll">
      <table className="table units-table">
        <caption className="out-of-sight">{name}</caption>
        <thead><tr><th scope="col">{words.item.unit}</th><th scope="col">{words.item.handling}</th><th scope="col">{words.item.acknowledgedOn}</th><th scope="col">{words.item.deadline}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.unit}{row.printed !== row.unit && <span className="sub">{words.item.printed(row.printed)}</span>}{row.viaGroup && <span className="sub">{words.item.via(row.viaGroup)}</span>}</td>
              <td>{words.assignmentStates[row.status]}{row.openRequest && <span className="sub">{words.item.asking[row.openRequest]}</span>}</td>
              <td>{row.acknowledgedAt?.slice(0, 10) ?? '—'}</td>
              <td>{row.effectiveDueOn ?? '—'}{row.originalDueOn && <span className="sub">{words.item.original(row.originalDueOn)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
