import { LightShape, type Standing } from '../../components/pictures/light';
import { useWords } from '../../i18n/language';
import type { Counts } from './standing';

const ORDER = ['red', 'yellow', 'review', 'green', 'grey', 'done'] as const satisfies readonly Standing[];

interface Props {
  readonly counts: Counts;
  readonly evergreen: number;
  readonly chosen: Standing | null;
  readonly onChoose: (standing: Standing | null) => void;
}

/** How the whole plan stands; each part is also a filter. */
export function LightsBar({ counts, evergreen, chosen, onChoose }: Props) {
  const words = useWords();
  const all = ORDER.reduce((sum, standing) => sum + counts[standing], 0);
  const note = (standing: Standing): string => {
    if (standing === 'done' && all > 0) return words.ledger.completionRate(Math.round((counts.done / all) * 100));
    return standing === 'grey' && evergreen > 0 ? words.ledger.ofEvergreen(evergreen) : '';
  };
  return (
    <section className="lights-bar" aria-label={words.ledger.lights(counts.red, counts.yellow, counts.review, counts.green + counts.grey, counts.done)}>
      <div className="lights-bar-strip" aria-hidden="true">
        {ORDER.filter((standing) => counts[standing] > 0).map((standing) => <i key={standing} className={`fill-${standing}`} style={{ flexGrow: counts[standing] }} />)}
      </div>
      <div className="lights-bar-words">
        {ORDER.filter((standing) => counts[standing] > 0 || standing === 'red' || standing === 'done').map((standing) => (
          <button key={standing} type="button" className="lights-bar-word" aria-pressed={chosen === standing} onClick={() => onChoose(chosen === standing ? null : standing)}>
            <LightShape standing={standing} />
            {words.colours[standing]}
            <strong>{counts[standing]}</strong>
            <span className="quiet">{note(standing)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
