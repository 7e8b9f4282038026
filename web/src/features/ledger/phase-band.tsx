import type { Schemas } from '../../api/client';
import { daysBetween, shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import type { Line } from './standing';
import { apart, monthAfter, monthsBetween, monthWords } from './time-axis';

type Phase = Schemas['PhaseResponse'];
type DatedPhase = Phase & { readonly startsOn: string; readonly endsOn: string };
export type ActiveMonth = Schemas['ActiveMonthResponse'];

const WIDTH = 1_184;
const BAND = { top: 14, height: 24 } as const;
/** Where the flags of due days are written, below the band. */
const FLAG = 18;
const BARS = { low: 20, tall: 84 } as const;
const MONTHS = 18;
/** Flags closer than this would write over each other. */
const FLAG_APART = 96;

interface Props {
  readonly phases: readonly Phase[];
  readonly lines: readonly Line[];
  readonly months: readonly ActiveMonth[];
  readonly today: string;
  /** Room to compare the months with each other. */
  readonly tall?: boolean;
}

/**
 * The phases of a plan on one line of time, with today, the days on which many lines fall due, and how much was reported in each month. A plan without phases has no band;
 * nothing is drawn for a plan without dates.
 */
export function PhaseBand({ phases, lines, months, today, tall = false }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const dated = phases.filter((phase): phase is DatedPhase => phase.startsOn !== null && phase.endsOn !== null);
  const due = new Map<string, number>();
  for (const { dueOn } of lines) if (dueOn !== null) due.set(dueOn, (due.get(dueOn) ?? 0) + 1);
  const days = [...dated.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...due.keys(), ...months.map(({ month }) => `${month}-01`), today].sort();
  const [first, last] = [days[0], days[days.length - 1]];
  if (dated.length + due.size === 0 || first === undefined || last === undefined || first === last) return null;
  const x = (day: string): number => (daysBetween(first, day) / daysBetween(first, last)) * (WIDTH - 20) + 10;
  const flags = apart([...due].sort(([one], [other]) => one.localeCompare(other)), x, FLAG_APART);
  const bandEnd = BAND.top + (dated.length === 0 ? 4 : BAND.height);
  const bars = months.length === 0 ? 0 : tall ? BARS.tall : BARS.low;
  const axis = bandEnd + FLAG + Math.max(bars, 12);
  const most = Math.max(1, ...months.map(({ reports }) => reports));
  const said = [...dated.map(({ name, startsOn, endsOn }) => `${name} ${startsOn} – ${endsOn}`), ...flags.map(([day, count]) => `${shortDate(day, language)} ${words.phases.dueFlag(count)}`)].join('；');
  const reported = months.map(({ month, reports }) => words.ledgerViews.times(month, reports)).join('；');
  return (
    <div className="phase-band">
      <svg viewBox={`0 0 ${WIDTH} ${axis + MONTHS}`} role="img" aria-label={[words.phases.label(said), months.length > 0 ? words.ledgerViews.activityLabel(reported) : ''].filter(Boolean).join(' ')}>
        {dated.map((phase) => <PhaseBar key={phase.id} phase={phase} today={today} from={x(phase.startsOn)} to={x(phase.endsOn)} />)}
        {months.map(({ month, reports }) => {
          const [from, to, height] = [Math.max(10, x(`${month}-01`)), Math.min(WIDTH - 10, x(monthAfter(`${month}-01`))), Math.max(2, (reports / most) * bars)];
          return (
            <g key={month}>
              <rect x={from + 2} y={axis - height} width={Math.max(2, to - from - 4)} height={height} rx="2" fill={month === today.slice(0, 7) ? '#1b56a5' : '#cdd8e6'} />
              {tall && to - from > 14 && <text x={(from + to) / 2} y={axis - height - 4} fontSize="11" textAnchor="middle" fill="#3a4a5e">{reports}</text>}
            </g>
          );
        })}
        <path d={`M10 ${axis}H${WIDTH - 10}`} stroke="#d3dbe5" />
        {monthsBetween(first, last).map((month) => (
          <g key={month}>
            <path d={`M${x(month)} ${axis - 3}v6`} stroke="#b4bfcc" />
            <text x={x(month) + 3} y={axis + 14} fontSize="11" fill="#5b6b7f">{monthWords(month, language)}</text>
          </g>
        ))}
        {flags.map(([day, count]) => (
          <g key={day}>
            <path d={`M${x(day)} ${bandEnd + FLAG - 2}V${axis}`} stroke="#5b6b7f" />
            <text x={x(day)} y={bandEnd + FLAG - 5} fontSize="12" textAnchor={x(day) > WIDTH - 60 ? 'end' : x(day) < 40 ? 'start' : 'middle'} fill="#15212f">{words.phases.dueFlag(count)}</text>
          </g>
        ))}
        <path d={`M${x(today)} 4V${axis}`} stroke="#164a90" strokeWidth="1.5" />
        <g transform={`translate(${Math.min(Math.max(0, x(today)), WIDTH - 100)} 0)`}>
          <rect width="96" height="16" y="-4" rx="3" fill="#164a90" />
          <text x="48" y="8" fontSize="11" fill="#fff" textAnchor="middle">{words.phases.today(shortDate(today, language))}</text>
        </g>
      </svg>
      {months.length > 0 && <p className="phase-note">{words.ledgerViews.activity(months.find(({ month }) => month === today.slice(0, 7))?.reports ?? 0)}</p>}
    </div>
  );
}

function PhaseBar({ phase, today, from, to }: { readonly phase: DatedPhase; readonly today: string; readonly from: number; readonly to: number }) {
  const words = useWords();
  const active = phase.state === 'active';
  const past = Math.round((daysBetween(phase.startsOn, today) / Math.max(1, daysBetween(phase.startsOn, phase.endsOn))) * 100);
  const note = active ? words.phases.active(past) : phase.state === 'ended' ? words.phases.done : '';
  return (
    <g>
      <rect x={from} y={BAND.top} width={Math.max(2, to - from)} height={BAND.height} rx="3" fill={active ? '#eaf1fa' : '#eceff3'} stroke={phase.state === 'planned' ? '#b4bfcc' : 'none'} strokeDasharray="4 3" />
      {active && <rect x={from} y={BAND.top} width="3" height={BAND.height} fill="#1b56a5" />}
      {to - from > 90 && (
        <text x={from + 10} y={BAND.top + 16} fontSize="12" fill="#15212f">
          {phase.name}
          <tspan dx="8" fill="#5b6b7f">{to - from > 220 ? note : ''}</tspan>
        </text>
      )}
    </g>
  );
}
