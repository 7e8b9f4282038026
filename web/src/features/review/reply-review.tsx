import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { offerOf } from '../../components/ui/act';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { notice } from '../notices/queries';
import { subjectOf } from '../notices/views';
import type { ReviewMatter } from './review-matters';
import { VerdictPanel } from './verdict-panel';

/** What a unit replied to a notice. */
export function ReplyReview({ matter, onDone }: { readonly matter: ReviewMatter; readonly onDone: (said: string) => void }) {
  const words = useWords();
  const query = useQuery(notice(matter.subjectId));
  return (
    <Waiting query={query}>
      {(letter) => {
        const reply = letter.replies.find(({ decision }) => decision === null);
        return (
          <>
            <dl className="facts">
              <dt>{letter.colourTitle}</dt><dd><Link to={`/notices?open=${letter.id}`}>{letter.number || letter.title}</Link></dd>
              <dt>{words.notices.subject}</dt><dd>{subjectOf(letter.title)}</dd>
            </dl>
            <section className="asked">
              <h3>{words.review.asks.noticeReply(letter.unit)}</h3>
              {reply && <p className="asked-by">{words.review.saidBy(reply.repliedBy, reply.repliedOn)}</p>}
              <blockquote className="asked-words">{reply?.text ?? matter.words}</blockquote>
            </section>
            <VerdictPanel
              draftKey={matter.key} subjectId={letter.id} version={letter.version} label={words.review.remark}
              yes={{ name: 'closeNotice', words: words.notices.close, offer: offerOf('close', letter) }}
              no={{ name: 'returnReply', words: words.review.giveBack, offer: offerOf('return', letter) }}
              onDone={onDone}
            />
          </>
        );
      }}
    </Waiting>
  );
}
