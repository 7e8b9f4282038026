import { useQuery } from '@tanstack/react-query';
import { offerOf } from '../../components/ui/act';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { submission } from './queries';
import type { ReviewMatter } from './review-matters';
import { VerdictPanel } from './verdict-panel';

/** What the server writes where a duty has no periods. */
const ONCE = 'once';

/** A summary or a piece of information that a unit handed in, read as it was written. */
export function SubmissionReview({ matter, onDone }: { readonly matter: ReviewMatter; readonly onDone: (said: string) => void }) {
  const words = useWords();
  const query = useQuery(submission(matter.subjectId));
  return (
    <Waiting query={query}>
      {(facts) => (
        <>
          <dl className="facts">
            <dt>{words.review.duty}</dt><dd>{facts.title}{facts.periodKey !== ONCE && ` · ${facts.periodKey}`}</dd>
            <dt>{words.item.deadline}</dt><dd>{facts.dueOn} <span className="quiet">{facts.submittedAt ? words.review.handedInOn(facts.submittedAt.slice(0, 10)) : facts.statusTitle}</span></dd>
            <dt>{words.review.pieces}</dt><dd>{words.review.piecesOf(facts.pieces, facts.minCount)}</dd>
          </dl>
          {facts.piecesHandedIn.filter(({ withdrawnAt }) => withdrawnAt === null).map((piece) => (
            <section className="asked" key={piece.id}>
              <h3>{piece.title}</h3>
              <p className="asked-by">{words.review.saidBy(piece.submittedBy, piece.submittedAt.slice(0, 10))}</p>
              <blockquote className="asked-words">{piece.text}</blockquote>
            </section>
          ))}
          <VerdictPanel
            draftKey={matter.key} subjectId={facts.id} version={facts.version} label={words.review.reasonToReturn}
            yes={{ name: 'accept', words: words.review.take, offer: offerOf('accept', facts) }}
            no={{ name: 'return', words: words.review.giveBack, offer: offerOf('return', facts) }}
            onDone={onDone}
          />
        </>
      )}
    </Waiting>
  );
}
