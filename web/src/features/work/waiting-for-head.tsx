import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { waitingSignatures } from '../my-unit/queries';

interface Props {
  readonly subjectType: 'assignment' | 'submission';
  readonly subjectId: string;
}

/** That something written for it lies with the head of the unit already, so that nobody writes it twice. */
export function WaitingForHead({ subjectType, subjectId }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const waiting = useQuery(waitingSignatures());
  const own = (waiting.data ?? []).filter((signature) => signature.subjectType === subjectType && signature.subjectId === subjectId);
  return (
    <>
      {own.map((signature) => (
        <p key={signature.id} className="message">
          <span>{words.work.signature.waiting(signature.kindTitle, signature.askedBy, shortDate(signature.askedAt.slice(0, 10), language))} <Link to="/my-unit">{words.myUnit.title}</Link></span>
        </p>
      ))}
    </>
  );
}
