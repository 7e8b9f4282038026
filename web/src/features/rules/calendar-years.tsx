import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../address';
import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { Segments } from '../../components/ui/segments';
import { Waiting } from '../../components/ui/waiting';
import { minuteOf } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { mayLoadCalendar } from './views';
import { calendarYear, calendarYears } from './queries';
import { UploadYearDialog } from './upload-year-dialog';
import { YearMonths } from './year-months';

/** The years that are loaded, one of them day by day, and how it came here. */
export function CalendarYears({ onSaid }: { readonly onSaid: (words: string) => void }) {
  const words = useWords().rules;
  const { person } = useSession();
  const query = useQuery(calendarYears());
  const [loading, setLoading] = useState(false);
  return (
    <Waiting query={query}>
      {(years) => (
        <div className="page-part">
          <Years years={years} actions={mayLoadCalendar(person.post.role) && <Button kind="primary" onPress={() => setLoading(true)}>{words.upload}</Button>} />
          {loading && <UploadYearDialog years={years} onDone={({ year, moved }) => onSaid(words.uploaded(year, moved.length))} onClose={() => setLoading(false)} />}
        </div>
      )}
    </Waiting>
  );
}

function Years({ years, actions }: { readonly years: readonly Schemas['CalendarYearResponse'][]; readonly actions: React.ReactNode }) {
  const words = useWords().rules;
  const { today } = useSession();
  const [params, change] = useAddress();
  const chosen = [Number(params.get('year')), Number(today.slice(0, 4)), years[years.length - 1]?.year].find((year) => years.some((known) => known.year === year)) ?? 0;
  return (
    <>
      <div className="rules-years">
        <Segments label={words.year} options={years.map(({ year }) => ({ id: String(year), words: String(year) }))} chosen={String(chosen)} onChoose={(year) => change({ year })} />
        {actions}
      </div>
      {chosen > 0 && <Year key={chosen} year={chosen} />}
    </>
  );
}

function Year({ year }: { readonly year: number }) {
  const words = useWords().rules;
  const query = useQuery(calendarYear(year));
  const { journalHead: head } = words;
  return (
    <Waiting query={query}>
      {(known) => (
        <>
          <p>{words.yearFacts(known.daysOff, known.makeUpDays)}。{words.source}：{known.source}{known.loadedAt === null ? `（${words.shipped}）` : ''}</p>
          <ul className="rules-legend"><li>{words.legend.off}</li><li>{words.legend.makeUp}</li><li>{words.legend.weekend}</li></ul>
          <YearMonths year={year} days={known.days} />
          <section>
            <h2>{words.journal}</h2>
            {known.loads.length === 0 ? <p className="quiet">{words.noJournal}</p> : (
              <div className="table-scroll" tabIndex={0} role="region" aria-label={words.journal}>
                <table className="table record">
                  <caption className="out-of-sight">{words.journal}</caption>
                  <thead><tr><th scope="col">{head.at}</th><th scope="col">{head.by}</th><th scope="col">{head.source}</th><th scope="col">{head.effect}</th></tr></thead>
                  <tbody>{known.loads.map(({ loadedAt, loadedBy, source, replaced, moved, confirmed }) => <tr key={loadedAt}><th scope="row">{minuteOf(loadedAt)}</th><td>{loadedBy}</td><td>{source}</td><td>{words.effect(replaced, moved.length, confirmed)}</td></tr>)}</tbody>
                </table>
              </div>
            )}
          </section>
        </>
      )}
    </Waiting>
  );
}
