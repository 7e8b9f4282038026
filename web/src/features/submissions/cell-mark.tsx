import { LightShape } from '../../components/pictures/light';
import { useWords } from '../../i18n/language';
import type { Mark } from './grid';

/** A shape of its own for each state: who sees no colour sees the same. The word beside a late one is drawn: what the cell says aloud stands in its label. */
export function CellMark({ mark }: { readonly mark: Mark }) {
  const words = useWords();
  const late = mark === 'late' || mark === 'lateWaiting';
  return (
    <span className="cell-mark" aria-hidden="true" data-late={late ? words.submissions.lateMark : undefined}>
      {mark === 'missed' ? <LightShape standing="red" /> : <svg width="14" height="14" viewBox="0 0 14 14" fill="none" strokeLinecap="round" strokeLinejoin="round">{SHAPES[mark]}</svg>}
    </span>
  );
}

const CHECK = <path d="m2.5 7.4 3 3 6-6.6" stroke="#1d7a4b" strokeWidth="1.9" />;
const HALF = <><circle cx="7" cy="7" r="5.2" fill="#fff" stroke="#1b56a5" strokeWidth="1.6" /><path d="M7 1.8a5.2 5.2 0 0 1 0 10.4z" fill="#1b56a5" /></>;
const SHAPES: Readonly<Record<Exclude<Mark, 'missed'>, React.ReactNode>> = {
  scheduled: <circle cx="7" cy="7" r="1.3" fill="#9aa7b6" />,
  open: <circle cx="7" cy="7" r="4.8" stroke="#5b6b7f" strokeWidth="1.4" strokeDasharray="2.4 2.2" />,
  waiting: HALF,
  lateWaiting: HALF,
  accepted: CHECK,
  late: CHECK,
  returned: <path d="M5.5 3 2.5 6l3 3M2.8 6h5.7a3 3 0 0 1 0 6H6" stroke="#6f4700" strokeWidth="1.7" />,
  waived: <path d="M3 7h8" stroke="#5b6b7f" strokeWidth="1.8" />,
  noChange: <path d="M3 5.2h8M3 8.8h8" stroke="#5b6b7f" strokeWidth="1.6" />,
};

const ORDER: readonly Mark[] = ['accepted', 'waiting', 'late', 'lateWaiting', 'missed', 'returned', 'open', 'waived', 'noChange', 'scheduled'];

/** What each mark means. */
export function Legend() {
  const words = useWords().submissions;
  return (
    <ul className="legend" aria-label={words.legend}>
      {ORDER.map((mark) => <li key={mark}><CellMark mark={mark} />{words.marks[mark]}</li>)}
      <li className="quiet legend-keys">{words.keys}</li>
    </ul>
  );
}
