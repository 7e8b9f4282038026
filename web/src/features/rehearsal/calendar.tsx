import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Schemas } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { dayKind, dayMoved, type Month, monthsOf, type NamedDay } from './month-grid';

type Day = Schemas['RehearsedDayResponse'];

interface Props {
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
  readonly named: ReadonlyMap<string, NamedDay>;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

/** The months of the span, a table each; arrows go from day to day across them. */
export function Calendar({ days, from, to, named, chosen, onChoose }: Props) {
  const words = useWords().rehearsal;
  const known = useMemo(() => new Map(days.map((day) => [day.day, day])), [days]);
  const most = useMemo(() => days.reduce((top, { messages }) => Math.max(top, messages), 1), [days]);
  const whole = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const next = dayMoved(chosen, event.key, from, to);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    whole.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div className="months" ref={whole}>
      {monthsOf(from, to).map((month) => {
        const title = words.month(month.year, month.month);
        return (
          <table key={title} className="month">
            <caption>{title}<span className="out-of-sight">{words.monthCaption('')}</span></caption>
            <thead><tr>{words.weekdays.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{month.weeks.map((week, row) => <Week key={row} week={week} known={known} most={most} from={from} to={to} named={named} chosen={chosen} onChoose={onChoose} onWalk={walk} />)}</tbody>
          </table>
        );
      })}
    </div>
  );
}

interface WeekProps extends Omit<Props, 'days'> {
  readonly week: Month['weeks'][number];
  readonly known: ReadonlyMap<string, Day>;
  readonly most: number;
  readonly onWalk: (event: KeyboardEvent) => void;
}

const LEVELS = 4;

function Week({ week, known, most, from, to, named, chosen, onChoose, onWalk }: WeekProps) {
  return (
    <tr>
      {week.map((day, place) => {
        if (day === null) return <td key={place} />;
        const outside = day < from || day > to;
        const { kind } = dayKind(day, named);
        const messages = known.get(day)?.messages ?? 0;
        return (
          <td key={place} data-kind={kind} data-level={messages === 0 ? 0 : Math.ceil((messages / most) * LEVELS)} data-outside={outside}>
            {outside ? <span className="month-number">{Number(day.slice(8))}</span> : <DayButton day={day} known={known.get(day)} named={named} chosen={day === chosen} onChoose={onChoose} onWalk={onWalk} />}
          </td>
        );
      })}
    </tr>
  );
}

interface DayProps {
  readonly day: string;
  readonly known: Day | undefined;
  readonly named: ReadonlyMap<string, NamedDay>;
  readonly chosen: boolean;
  readonly onChoose: (day: string) => void;
  readonly onWalk: (event: KeyboardEvent) => void;
}

function DayButton({ day, known, named, chosen, onChoose, onWalk }: DayProps) {
  const words = useWords().rehearsal;
  const { language } = useLanguage();
  const { kind, name } = dayKind(day, named);
  const marks = known === undefined ? [] : [...(known.phasesEntered.length + known.phasesLeft.length > 0 ? [words.phase] : []), ...(known.unitChanges.length > 0 ? [words.unitChange] : [])];
  const said = kind === 'off' ? name || words.dayOff : kind === 'makeUp' ? words.makeUpDay : '';
  const messages = known?.messages ?? 0;
  return (
    <button type="button" onKeyDown={onWalk} className="month-day" data-day={day} aria-pressed={chosen} tabIndex={chosen ? 0 : -1} onClick={() => onChoose(day)}>
      <span className="out-of-sight">{words.dayLabel(shortDate(day, language), said, messages, marks.join('、'))}</span>
      <span className="month-number" aria-hidden="true">{Number(day.slice(8))}<small>{kind === 'makeUp' ? words.makeUp : kind === 'off' && name ? words.off : ''}{marks.length > 0 ? ' ◆' : ''}</small></span>
      <span className="month-count" aria-hidden="true">{messages > 0 ? messages : known ? '·' : ''}</span>
    </button>
  );
}
