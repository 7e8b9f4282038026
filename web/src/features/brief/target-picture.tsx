import { useWords } from '../../i18n/language';
import { curve } from './figures';
import type { PlanTarget } from './queries';

const [WIDTH, HEIGHT] = [120, 26];
const SEEN_APART = 0.15;

/** One number that was asked for: the curve of what was reported, or a bar as long as there is one report, against what is asked and what time expects. */
export function TargetPicture({ target }: { readonly target: PlanTarget }) {
  const words = useWords();
  const last = target.actual[target.actual.length - 1];
  if (last === undefined) return null;
  const actual = figure(last.value, target.unit);
  const expected = target.expected === null ? null : figure(target.expected, target.unit);
  return (
    <div className="brief-target">
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.brief.targetPicture(target.words, actual, expected)}>
        {isCurve(target) ? <Curve target={target} /> : <Bar value={last.value} asked={target.value} expected={target.expected} />}
      </svg>
      <span className="brief-target-words">
        {words.brief.target(target.number, target.words, actual)}
        {expected !== null && <span className="sub">{words.brief.expected(expected)}{target.behind === true && <strong> · {words.brief.behind}</strong>}</span>}
      </span>
    </div>
  );
}

/** A curve needs a day to run to, and reports far enough apart to be seen apart. */
function isCurve(target: PlanTarget): boolean {
  const points = curve(target, WIDTH, HEIGHT);
  return target.dueOn !== null && points.length > 1 && (points[points.length - 1]?.[0] ?? 0) - (points[0]?.[0] ?? 0) >= WIDTH * SEEN_APART;
}

function Curve({ target }: { readonly target: PlanTarget }) {
  const points = curve(target, WIDTH, HEIGHT);
  const last = points[points.length - 1];
  return (
    <>
      <path d={`M0 ${HEIGHT}H${WIDTH}`} stroke="#d3dbe5" />
      <path d={`M0 ${HEIGHT}L${WIDTH} 0`} stroke="#7b8a9c" strokeDasharray="3 3" />
      <polyline points={points.map((point) => point.join(',')).join(' ')} fill="none" stroke="#1b56a5" strokeWidth="2" strokeLinejoin="round" />
      {last && <circle cx={last[0]} cy={last[1]} r="2.6" fill="#1b56a5" />}
    </>
  );
}

function Bar({ value, asked, expected }: { readonly value: number; readonly asked: number; readonly expected: number | null }) {
  const top = Math.max(value, asked, expected ?? 0) || 1;
  const x = (of: number): number => (of / top) * WIDTH;
  return (
    <>
      <rect x="0" y="8" width={WIDTH} height="10" rx="2" fill="#e4e9f0" />
      <rect x="0" y="8" width={x(value)} height="10" rx="2" fill="#5b8fd0" />
      <path d={`M${x(asked)} 5V21`} stroke="#15212f" strokeWidth="1.6" />
      {expected !== null && <path d={`M${x(expected)} 5V21`} stroke="#7b8a9c" strokeWidth="1.4" strokeDasharray="2 2" />}
    </>
  );
}

const figure = (value: number, unit: string): string => `${Number(value.toFixed(1))}${unit}`;
