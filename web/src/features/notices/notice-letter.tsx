import type { Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { daysBetween } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { NoticeActs } from './notice-acts';
import { NoticeText } from './notice-text';
import { subjectOf } from './views';

export type Letter = Schemas['NoticeLetterResponse'];

interface Props {
  readonly letter: Letter;
  readonly onSaid: (words: string) => void;
  readonly onOpenItem: (itemId: string) => void;
}

/** One notice: to whom and why, its text, what the unit replied, and what may be done with it. */
export function NoticeLetter({ letter, onSaid, onOpenItem }: Props) {
  const words = useWords();
  const { today } = useSession();
  const running = letter.closedOn === null && letter.state !== 'discarded';
  return (
    <>
      <header className="desk-head">
        <span className={`level level-${letter.colour}`}>{letter.colourTitle}</span>
        <h2>{letter.number || subjectOf(letter.title)}</h2>
        <span className="quiet">{letter.stateTitle}</span>
      </header>
      <dl className="facts">
        <dt>{words.notices.unit}</dt><dd>{letter.unit}</dd>
        {letter.number && <><dt>{words.notices.subject}</dt><dd>{subjectOf(letter.title)}</dd></>}
        <dt>{words.notices.evidence}</dt>
        <dd>
          {letter.documentNumber}
          {letter.dueOn && <> · {words.notices.dueOn} {letter.dueOn}{running && daysBetween(letter.dueOn, today) > 0 && <span className="sub-red"> {words.notices.lateBy(daysBetween(letter.dueOn, today))}</span>}</>}
          {letter.itemId !== null && <Button kind="plain" onPress={() => onOpenItem(letter.itemId ?? '')}>{words.notices.seeItem}</Button>}
        </dd>
        <dt>{words.notices.drafted}</dt><dd>{letter.byLadder ? words.notices.byLadder(letter.draftedOn) : words.notices.byHand(letter.draftedOn)}</dd>
        {letter.issuingAuthority && <><dt>{words.notices.issued}</dt><dd>{words.notices.issuedBy(letter.issuedOn ?? '', letter.issuingAuthority, letter.signatory)}</dd></>}
        <dt>{words.notices.replyWithin}</dt><dd>{letter.replyDueOn ?? words.notices.workingDays(letter.replyWithin)}</dd>
        {letter.closedOn && <><dt>{words.notices.closedOn}</dt><dd>{letter.closedOn} {letter.supersededById ? words.notices.superseded : letter.closingNote}</dd></>}
        {letter.discardReason && <><dt>{words.notices.discarded}</dt><dd>{letter.discardReason}</dd></>}
      </dl>
      <NoticeText key={letter.version} letter={letter} onSaid={onSaid} />
      {letter.issuedOn !== null && (
        <section>
          <h3>{words.notices.replies}</h3>
          {letter.replies.length === 0 ? <p className="quiet">{words.notices.noReply}</p> : letter.replies.map((reply) => (
            <div className="asked" key={reply.id}>
              <p className="asked-by">{words.review.saidBy(reply.repliedBy, reply.repliedOn)}{reply.decision && ` · ${words.item.claimAnswers[reply.decision === 'accepted' ? 'accepted' : 'returned']}`}</p>
              <blockquote className="asked-words">{reply.text}</blockquote>
              {reply.decisionReason && <p>{words.review.remarkWas(reply.decisionReason)}</p>}
            </div>
          ))}
        </section>
      )}
      <NoticeActs letter={letter} onSaid={onSaid} />
    </>
  );
}
