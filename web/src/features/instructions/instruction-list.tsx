import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { daysBetween, shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

interface Props {
  readonly instructions: readonly Schemas['InstructionResponse'][];
  readonly today: string;
}

/** What leaders have said, on what, and what the office has answered so far. */
export function InstructionList({ instructions, today }: Props) {
  const words = useWords().brief;
  const { language } = useLanguage();
  const on = (at: string): string => shortDate(at.slice(0, 10), language);
  return (
    <ul className="thread">
      {instructions.map(({ id, planId, documentNumber, itemId, item, text, givenBy, givenAt, action, note, newItemId, answeredBy, answeredAt, fulfilledAt }) => (
        <li key={id}>
          <div className="thread-head"><strong>{givenBy}</strong><span>{on(givenAt)}</span></div>
          <p className="brief-said">{text}</p>
          <span className="sub brief-about"><Link to={itemId ? `/tasks/${itemId}` : `/plans/${planId}`}>{item ?? documentNumber}</Link></span>
          {action === null || answeredAt === null ? (
            <p className="brief-answer brief-answer-none">{words.unanswered(Math.max(0, daysBetween(givenAt.slice(0, 10), today)))}</p>
          ) : (
            <p className="brief-answer">
              <strong>{words.answers[action]}</strong>
              {note && `：${note}`}
              <span className="sub">
                {words.answered(answeredBy ?? words.theOffice, on(answeredAt))}
                {fulfilledAt && ` · ${words.fulfilled(on(fulfilledAt))}`}
                {newItemId && <> · <Link to={`/tasks/${newItemId}`}>{words.answers.newItem}</Link></>}
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
