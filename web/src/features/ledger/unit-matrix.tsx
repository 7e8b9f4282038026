import { Link } from 'react-router';
import { LightShape, type Standing } from '../../components/pictures/light';
import { useWords } from '../../i18n/language';
import type { UnitRow } from './unit-rows';

const STANDINGS = ['red', 'yellow', 'review', 'green', 'grey', 'done'] as const satisfies readonly Standing[];

interface Props {
  readonly rows: readonly UnitRow[];
  /** The address of the ledger with these filters beside what is filtered already. */
  readonly linkTo: (filter: Readonly<Record<string, string>>) => string;
}

/** Units in their official order against how the lines stand that they lead; every number leads to its lines. */
export function UnitMatrix({ rows, linkTo }: Props) {
  const words = useWords();
  const { cell, none } = words.ledgerViews;
  if (rows.length === 0) return <p className="blank">{words.ledgerViews.noUnits}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.ledgerViews.unitsCaption}>
      <table className="table unit-matrix">
        <caption className="out-of-sight">{words.ledgerViews.unitsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.ledgerViews.unit}</th><th scope="col">{words.ledgerViews.leads}</th>
            {STANDINGS.map((standing) => <th key={standing} scope="col"><span className="light"><LightShape standing={standing} size={12} />{words.colours[standing]}</span></th>)}
            <th scope="col">{words.ledgerViews.cooperates}</th><th scope="col">{words.ledgerViews.unacknowledged}</th><th scope="col">{words.ledgerViews.nextDue}</th><th scope="col">{words.ledgerViews.lastReport}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unitId, unit, leads, counts, others, unacknowledged, nextDueOn, lastReportOn }) => (
            <tr key={unitId}>
              <th scope="row">{unit}</th>
              <td><Count count={leads} label={cell(unit, words.ledgerViews.leads, leads)} to={linkTo({ lead: unitId })} /></td>
              {STANDINGS.map((standing) => (
                <td key={standing} data-light={counts[standing] > 0 ? standing : undefined}>
                  <Count count={counts[standing]} label={cell(unit, words.colours[standing], counts[standing])} to={linkTo({ lead: unitId, light: standing })} shape={standing} />
                </td>
              ))}
              <td><Count count={others} label={cell(unit, words.ledgerViews.cooperates, others)} to={linkTo({ q: unit })} /></td>
              <td><Count count={unacknowledged} label={cell(unit, words.ledgerViews.unacknowledged, unacknowledged)} to={linkTo({ q: unit, view: 'unacknowledged' })} /></td>
              <td>{nextDueOn ?? <span className="quiet">{none}</span>}</td>
              <td>{lastReportOn ?? <span className="quiet">{words.ledgerViews.never}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Count({ count, label, to, shape }: { readonly count: number; readonly label: string; readonly to: string; readonly shape?: Standing }) {
  if (count === 0) return <span className="quiet">·</span>;
  return <Link to={to} aria-label={label}>{(shape === 'red' || shape === 'yellow') && <LightShape standing={shape} size={12} />}{count}</Link>;
}
