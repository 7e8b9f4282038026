import { useWords } from '../../i18n/language';
import { dayKind, monthsOf, type NamedDay } from '../rehearsal/month-grid';

/** A year as twelve months: days off, weekends that are worked, weekends. */
export function YearMonths({ year, days }: { readonly year: number; readonly days: readonly NamedDay[] }) {
  const words = useWords().rules;
  const named = new Map(days.map((day) => [day.date, day]));
  return (
    <div className="months rules-months">
      {monthsOf(`${year}-01-01`, `${year}-12-31`).map(({ month, weeks }) => (
        <table key={month} className="month">
          <caption>{words.yearCaption(year, month)}</caption>
          <thead><tr>{words.weekdays.map((weekday, index) => <th key={index} scope="col">{weekday}</th>)}</tr></thead>
          <tbody>
            {weeks.map((week, index) => (
              <tr key={index}>
                {week.map((day, place) => {
                  if (day === null) return <td key={place} />;
                  const { kind, name } = dayKind(day, named);
                  return (
                    <td key={place} data-kind={kind} data-named={name !== ''} title={name || undefined}>
                      <span className="month-number">{Number(day.slice(8))}</span>
                      {name !== '' && <><small className="rules-mark" aria-hidden="true">{kind === 'makeUp' ? words.makeUp : words.off}</small><span className="out-of-sight">{kind === 'makeUp' ? words.makeUpDay(name) : words.offDay(name)}</span></>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
