import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';
import { targetCurve } from './target-curve';

const [WIDTH, HEIGHT] = [300, 72];

/** What was reached each time against the line that time draws; the same as a table one press away. */
export function TargetPicture({ target, today }: { readonly target: Schemas['TargetResponse']; readonly today: string }) {
  const words = useWords();
  const figure = (value: number): string => `${Math.round(value * 100) / 100}${target.unit}`;
  const curve = targetCurve(target, today, WIDTH, HEIGHT);
  const last = curve?.actual[curve.actual.length - 1];
  const said = words.item.curve(target.words, target.actual.map(({ onDay, value }) => `${onDay} ${figure(value)}`).join('，'), target.expected === null ? '' : words.item.curveExpected(figure(target.expected)));
  return (
    <div className="target-picture">
      {curve && last && (
        <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 22}`} role="img" aria-label={said}>
          <path d={`M0 ${HEIGHT}H${WIDTH}`} stroke="#d3dbe5" />
          <path d={`M${curve.today} 0V${HEIGHT}`} stroke="#164a90" strokeWidth="1" />
          <path d={`M${curve.expected.map((point) => point.join(' ')).join('L')}`} stroke="#5b6b7f" strokeDasharray="4 3" fill="none" />
          <polyline points={curve.actual.map((point) => point.join(',')).join(' ')} fill="none" stroke="#1b56a5" strokeWidth="2" strokeLinejoin="round" />
          {curve.actual.map(([x, y], index) => <circle key={index} cx={x} cy={y} r="3" fill="#1b56a5" />)}
          <text x="0" y={HEIGHT + 14} fontSize="11" fill="#5b6b7f">{target.from}</text>
          <text x={WIDTH} y={HEIGHT + 14} fontSize="11" fill="#5b6b7f" textAnchor="end">{target.dueOn}</text>
        </svg>
      )}
      <details className="fold">
        <summary>{words.item.values(target.actual.length)}</summary>
        <table className="table">
          <caption className="out-of-sight">{said}</caption>
          <thead><tr><th scope="col">{words.item.valueOn}</th><th scope="col">{words.item.value}</th><th scope="col">{words.item.unit}</th></tr></thead>
          <tbody>{target.actual.map(({ onDay, value, unit }, index) => <tr key={index}><td>{onDay}</td><td>{figure(value)}</td><td>{unit}</td></tr>)}</tbody>
        </table>
      </details>
    </div>
  );
}
