import type { Schemas } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

interface Props {
  readonly movements: readonly Schemas['BriefMovementResponse'][];
  readonly onOpen: (itemId: string) => void;
}

/** What was reported and completed last. */
export function MovementList({ movements, onOpen }: Props) {
  const words = useWords().brief;
  const { language } = useLanguage();
  return (
    <ul className="thread">
      {movements.map(({ kind, at, unit, itemId, number, documentNumber, words: said }, index) => (
        <li key={index}>
          <div className="thread-head"><strong>{unit}</strong><span>{shortDate(at.slice(0, 10), language)}</span><span>{words.kinds[kind] ?? kind}</span></div>
          <button type="button" className="brief-open" onClick={() => onOpen(itemId)}><span className="clamp">{said}</span><span className="sub">{words.itemOf(documentNumber, number)}</span></button>
        </li>
      ))}
    </ul>
  );
}
