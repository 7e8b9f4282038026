import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';
import type { ReviewMatter } from '../review/review-matters';
import { queueOf, startOf } from './queue';

interface Props {
  readonly matters: readonly ReviewMatter[];
  readonly noticeDrafts: number;
  readonly queue: readonly Schemas['CockpitQueueResponse'][];
}

/** What the office itself has to do, by kind; one press walks through it thing by thing. */
export function TodayQueue({ matters, noticeDrafts, queue }: Props) {
  const words = useWords();
  const lines = queueOf(matters, noticeDrafts, queue);
  const start = startOf(lines);
  const all = lines.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="today" aria-labelledby="today-title">
      <h2 id="today-title">{words.cockpit.todayCount(all)}</h2>
      {lines.length === 0 ? <p className="quiet">{words.cockpit.nothing}</p> : (
        <ul className="today-kinds">
          {lines.map(({ name, count, to }) => <li key={name}><Link className="today-kind" to={to}>{words.cockpit.queueNames[name]} <b>{count}</b></Link></li>)}
        </ul>
      )}
      {start !== null && <Link className="button button-primary today-walk" to={start}>{words.cockpit.walk}<span aria-hidden="true">▸</span></Link>}
    </section>
  );
}
