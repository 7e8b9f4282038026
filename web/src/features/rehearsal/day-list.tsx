import type { Schemas } from '../../api/client';
import { longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import type { DayKind } from './month-grid';
import { rungWords } from './rung-words';

interface Props {
  readonly day: string;
  readonly kind: DayKind;
  readonly known: Schemas['RehearsedDayResponse'] | undefined;
  readonly ladders: readonly Schemas['LadderResponse'][];
}

const name = ({ shortName, documentNumber }: { readonly shortName: string; readonly documentNumber: string }): string => shortName || documentNumber;

/** What would happen on one day: what begins and ends, who is reminded of what. */
export function DayList({ day, kind, known, ladders }: Props) {
  const words = useWords().rehearsal;
  const { language } = useLanguage();
  const beside = kind.kind === 'off' ? kind.name || words.dayOff : kind.kind === 'makeUp' ? words.makeUpDay : '';
  return (
    <section className="day-list" aria-live="polite">
      <h2>{longDate(day, language)}{beside && <span className="quiet">　{beside}</span>}</h2>
      {known === undefined ? <p className="quiet">{words.nothing}</p> : (
        <>
          {known.messages > 0 && <p className="quiet">{words.sent(known.messages, known.recipients)}</p>}
          <ul className="day-lines">
            {eventsOf(known, words).map((event) => <li key={event}>{event}</li>)}
            {known.reminders.map((line) => {
              const { what, audience } = rungWords(ladders, line.ladder, line.rungCode, words);
              return (
                <li key={`${line.documentNumber}-${line.kind}-${line.ladder}-${line.rungCode}-${line.late}`}>
                  <span className="day-count">{words.obligations(line.obligations)}</span>
                  {words.reminder(name(line), words.kinds[line.kind] ?? line.kind, what)}{line.late && `（${words.catchUp}）`}
                  <span className="sub">{audience && words.to_(audience)}{line.unheard > 0 && ` · ${words.unheard(line.unheard)}`}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function eventsOf(day: Schemas['RehearsedDayResponse'], words: ReturnType<typeof useWords>['rehearsal']): string[] {
  return [
    ...day.unitChanges.map(({ from, kindTitle, to }) => words.changed(from.join('、'), kindTitle, to.join('、'))),
    ...day.plansIssued.map((plan) => words.issued(name(plan))),
    ...day.phasesLeft.map((phase) => words.left(name(phase), phase.name)),
    ...day.phasesEntered.map((phase) => words.entered(name(phase), phase.name)),
    ...day.submissionsOpened.map((one) => words.opened(name(one), one.title, one.units, one.dueOn)),
    ...day.submissionsMissed.map((one) => words.missed(name(one), one.title, one.units)),
  ];
}
