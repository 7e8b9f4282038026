import type { Schemas } from '../../api/client';
import { TableScroll } from '../../components/ui/table-scroll';
import { useWords } from '../../i18n/language';
import { type DraftView, namedUnits } from './draft-view';

interface Props {
  readonly view: DraftView;
  readonly units: readonly Schemas['UnitResponse'][];
}

/** What the printed names of units and groups were taken for. */
export function NameTables(props: Props) {
  return <><Named {...props} /><Groups {...props} /></>;
}

/** Names that are printed otherwise than in the directory. */
function Named({ view, units }: Props) {
  const words = useWords().imports.units;
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const rows = namedUnits(view.draft.items).filter(({ printed, unitCodes, viaGroup }) => viaGroup === null && unitCodes.length > 0 && !unitCodes.some((code) => names.get(code) === printed));
  return (
    <section>
      <h2>{words.named} <span className="quiet">{rows.length}</span></h2>
      {rows.length === 0 ? <p className="quiet">{words.namedNone}</p> : (
        <TableScroll label={words.named}>
          <table className="table import-narrow">
            <caption className="out-of-sight">{words.named}</caption>
            <thead><tr><th scope="col">{words.printed}</th><th scope="col">{words.directory}</th><th scope="col">{words.itemCount}</th></tr></thead>
            <tbody>{rows.map(({ printed, unitCodes, items }) => <tr key={printed}><th scope="row">{printed}</th><td>{unitCodes.map((code) => names.get(code) ?? code).join('、')}</td><td>{items}</td></tr>)}</tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function Groups({ view, units }: Props) {
  const words = useWords().imports.units;
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const rows = namedUnits(view.draft.items).filter(({ viaGroup, unitCodes }) => viaGroup !== null && unitCodes.length > 0);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{words.groups} <span className="quiet">{rows.length}</span></h2>
      <TableScroll label={words.groups}>
        <table className="table import-narrow">
          <caption className="out-of-sight">{words.groups}</caption>
          <thead><tr><th scope="col">{words.printed}</th><th scope="col">{words.directory}</th><th scope="col">{words.itemCount}</th></tr></thead>
          <tbody>{rows.map(({ printed, unitCodes, items }) => <tr key={printed}><th scope="row">{printed}<span className="sub">{words.groupOf(unitCodes.length)}</span></th><td>{unitCodes.map((code) => names.get(code) ?? code).join('、')}</td><td>{items}</td></tr>)}</tbody>
        </table>
      </TableScroll>
    </section>
  );
}
