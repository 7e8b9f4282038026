import { useState } from 'react';
import { Link } from 'react-router';
import { LightShape } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import type { Escalation } from './escalations';

const FIRST = 6;

/** What was brought to the office because a unit did not do it, with the next step beside it. */
export function Escalations({ rows, onOpen }: { readonly rows: readonly Escalation[]; readonly onOpen: (itemId: string) => void }) {
  const words = useWords();
  const { language } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <section className="cockpit-part" aria-labelledby="escalated-title">
      <div className="cockpit-part-head"><h2 id="escalated-title">{words.cockpit.escalated} {rows.length > 0 && <b>{rows.length}</b>}</h2><span className="quiet">{words.cockpit.escalatedNote}</span></div>
      {rows.length === 0 ? <p className="quiet">{words.cockpit.noEscalation}</p> : (
        <ul className="brought">
          {shown.map((row) => (
            <li key={row.key} data-overdue={row.overdue}>
              <LightShape standing={row.overdue ? 'red' : 'yellow'} size={13} />
              <span className="brought-words">
                <span className="brought-title">{row.number && <b>{row.number}</b>} {row.title}</span>
                <span className="sub"><span className={row.overdue ? 'sub-red' : ''}>{row.overdue ? words.cockpit.overdueItem : row.duty}</span> · {words.cockpit.unitsOf(row.units)}{!row.overdue && ` · ${words.cockpit.escalatedOn(shortDate(row.on, language))}`}</span>
              </span>
              {row.noticeId !== null ? <Link className="button" to={`/notices?open=${row.noticeId}`}>{words.cockpit.seeNotice}</Link> : row.itemId !== null ? <Button onPress={() => onOpen(row.itemId ?? '')}>{words.cockpit.see}</Button> : <Link className="button" to="/info">{words.cockpit.seeInfo}</Link>}
            </li>
          ))}
        </ul>
      )}
      {rows.length > FIRST && !all && <Button kind="plain" onPress={() => setAll(true)}>{words.cockpit.more(rows.length - FIRST)}</Button>}
    </section>
  );
}
