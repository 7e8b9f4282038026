import type { Schemas } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

const WEEKS = 8;
const HEIGHT = 34;

/** What falls due week by week: done below, still open above, the number on top. */
export function WeekBars({ weeks }: { readonly weeks: Schemas['WorkloadResponse']['weeks'] }) {
  const words = useWords();
  const { language } = useLanguage();
  const shown = weeks.slice(0, WEEKS);
  const most = Math.max(1, ...shown.map(({ due }) => due));
  return (
    <section className="weeks" aria-label={words.myUnit.weeks}>
      <h2>{words.myUnit.weeks}<span>{words.myUnit.weeksLegend}</span></h2>
      <ol>
        {shown.map(({ weekStartsOn, open, done, due }) => (
          <li key={weekStartsOn} title={words.myUnit.week(shortDate(weekStartsOn, language), open, done)}>
            <span className="weeks-count">{due > 0 ? due : ''}</span>
            <span className="weeks-bar" aria-hidden="true"><i className="weeks-open" style={{ height: (open / most) * HEIGHT }} /><i className="weeks-done" style={{ height: (done / most) * HEIGHT }} /></span>
            <span className="weeks-date">{weekStartsOn.slice(5)}</span>
            <span className="out-of-sight">{words.myUnit.week(shortDate(weekStartsOn, language), open, done)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
