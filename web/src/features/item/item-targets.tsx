import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { targets } from './queries';
import { TargetPicture } from './target-picture';

type Target = Schemas['TargetResponse'];

/** What is promised in numbers: what was reached, against what the calendar asks for today. */
export function ItemTargets({ itemId }: { readonly itemId: string }) {
  const words = useWords();
  const query = useQuery(targets(itemId));
  if (!query.data || query.data.length === 0) return null;
  return (
    <section className="targets">
      <h2>{words.item.targets}</h2>
      <ul className="plain-list">{query.data.map((target) => <TargetLine key={target.position} target={target} />)}</ul>
    </section>
  );
}

function TargetLine({ target }: { readonly target: Target }) {
  const words = useWords();
  const { today } = useSession();
  const last = target.actual[target.actual.length - 1];
  const share = shareOf(target, last?.value ?? null);
  const due = shareOf(target, target.expected);
  return (
    <li className="target">
      <span className="target-words">{target.words}{target.year !== null && <span className="quiet"> {words.item.targetYear(target.year)}</span>}</span>
      <svg className="target-bar" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y="3" width="200" height="6" rx="3" className="target-room" />
        {share !== null && <rect x="0" y="3" width={share * 200} height="6" rx="3" className={target.behind ? 'target-behind' : 'target-reached'} />}
        {due !== null && <line x1={due * 200} x2={due * 200} y1="0" y2="12" className="target-due" />}
      </svg>
      <span className="target-facts">
        {last ? words.item.reached(last.value, target.unit, last.onDay) : words.item.notReported}
        {target.expected !== null && ` · ${words.item.expected(Math.round(target.expected * 100) / 100, target.unit)}`}
        {target.behind === true && <strong className="target-late"> {words.item.behind}</strong>}
      </span>
      {target.actual.length > 0 && <TargetPicture target={target} today={today} />}
    </li>
  );
}

/** How far along the way from where it began a value lies, between 0 and 1; null where there is no way to measure it. */
export function shareOf({ baseline, value }: Pick<Target, 'baseline' | 'value'>, reached: number | null): number | null {
  if (reached === null || value === baseline) return null;
  return Math.min(1, Math.max(0, (reached - baseline) / (value - baseline)));
}
