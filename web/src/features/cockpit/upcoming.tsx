import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { daysBetween, shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

interface Props {
  readonly rows: readonly Schemas['UpcomingResponse'][];
  readonly plans: readonly Schemas['CockpitPlanResponse'][];
  readonly today: string;
}

/** What units have to do in the next two weeks, day by day. */
export function Upcoming({ rows, plans, today }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const weekday = (day: string): string => new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' }).format(new Date(`${day}T12:00:00Z`));
  const nameOf = (planId: string, number: string): string => plans.find((plan) => plan.planId === planId)?.shortName || number;
  return (
    <section className="cockpit-part" aria-labelledby="upcoming-title">
      <div className="cockpit-part-head"><h2 id="upcoming-title">{words.cockpit.next}</h2><span className="quiet">{words.cockpit.nextNote}</span></div>
      {rows.length === 0 ? <p className="quiet">{words.cockpit.noneNext}</p> : (
        <ul className="coming">
          {rows.map((row) => (
            <li key={`${row.on}-${row.planId}-${row.kind}`}>
              <span className="coming-day">{shortDate(row.on, language)} <span className="quiet">{weekday(row.on)}</span></span>
              <span className="coming-words">{row.kindTitle} <b>{words.cockpit.pieces(row.count)}</b> <Link className="quiet" to={`/plans/${row.planId}`}>{nameOf(row.planId, row.documentNumber)}</Link></span>
              <span className="quiet">{daysBetween(today, row.on) === 0 ? words.ledger.dueToday : words.ledger.daysLeft(daysBetween(today, row.on))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
