import type { Schemas } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

interface Props {
  readonly result: Schemas['RehearsalResponse'];
  readonly onChoose: (day: string) => void;
}

const WEEKS_SHOWN = 8;
const name = ({ shortName, documentNumber }: { readonly shortName: string; readonly documentNumber: string }): string => shortName || documentNumber;

/** What to look at before the plan goes live: busy days, burdened units, clashes with holidays. */
export function Findings({ result, onChoose }: Props) {
  const words = useWords().rehearsal;
  const { language } = useLanguage();
  const on = (day: string): string => shortDate(day, language);
  const clashes = [
    ...result.dueDateClashes.map((clash) => ({ day: clash.day, words: words.dueClash(name(clash), words.kinds[clash.kind] ?? clash.kind, on(clash.day), clash.dayOff), beside: `${words.duties(clash.duties)} · ${words.remindedOn(on(clash.remindedOn))}` })),
    ...result.phaseClashes.map((clash) => ({ day: clash.day, words: words.phaseClash(name(clash), clash.name, on(clash.day), clash.dayOff, words.edges[clash.edge]), beside: '' })),
    ...result.holidayWeeks.map((week) => ({ day: week.monday, words: words.holidayWeek(week.holiday, on(week.monday), week.duties), beside: '' })),
  ];
  return (
    <div className="findings">
      {result.provisionalYears.length > 0 && <p className="message">{words.provisional(result.provisionalYears.join('、'))}</p>}
      <section>
        <h2>{words.busiest}</h2>
        {result.busiestDays.length === 0 ? <p className="quiet">{words.noneBusy}</p> : (
          <ol className="finding-list">
            {result.busiestDays.map(({ day, messages, causes }) => (
              <li key={day}><button type="button" className="brief-open" onClick={() => onChoose(day)}><span className="day-count">{words.messages(messages)}</span>{on(day)}{causes[0] && <span className="sub">{name(causes[0])}{causes[0].kind !== null && ` · ${words.kinds[causes[0].kind] ?? causes[0].kind}`}</span>}</button></li>
            ))}
          </ol>
        )}
      </section>
      <section>
        <h2>{words.unitWeeks}</h2>
        <ul className="finding-list">{result.unitWeeks.slice(0, WEEKS_SHOWN).map(({ unit, monday, duties }) => <li key={`${unit}${monday}`}><span className="day-count">{words.duties(duties)}</span>{unit}<span className="sub">{words.unitWeek('', on(monday)).trim()}</span></li>)}</ul>
      </section>
      <section>
        <h2>{words.clashes}</h2>
        {clashes.length === 0 ? <p className="quiet">{words.noClashes}</p> : <ul className="finding-list">{clashes.map((clash) => <li key={clash.words}>{clash.words}{clash.beside && <span className="sub">{clash.beside}</span>}</li>)}</ul>}
      </section>
    </div>
  );
}
