import { useWords } from '../../i18n/language';
import { CircularReplyForm } from '../work/reply-forms';
import { useSession } from '../shell/session';
import { CircularActs } from './circular-acts';
import { CircularWords } from './circular-words';
import { PassageText } from './passage-text';
import { type Circular, namedUnits } from './views';

interface Props {
  readonly letter: Circular;
  readonly onSaid: (words: string) => void;
}

/** One circular or briefing: of which period, how far it is, its text unit by unit with the facts behind it, and what may be done with it. */
export function CircularLetter({ letter, onSaid }: Props) {
  const words = useWords();
  const { person } = useSession();
  const named = namedUnits(letter).length;
  const own = letter.passages.find(({ unitId }) => unitId === person.post.unitId);
  return (
    <>
      <header className="desk-head">
        <span className="level level-blue">{letter.kindTitle}</span>
        <h2>{letter.number || words.circulars.periodOf(letter.from, letter.to)}</h2>
        <span className="quiet">{letter.stateTitle}</span>
      </header>
      <dl className="facts">
        <dt>{words.circulars.period}</dt><dd>{words.circulars.periodOf(letter.from, letter.to)} <span className="quiet">{words.circulars.takenOn(letter.takenOn)}{letter.snapshot !== null && ` · ${letter.intact ? words.circulars.intact : words.circulars.broken}`}</span></dd>
        <dt>{words.circulars.office}</dt><dd>{words.circulars.draftedOn(letter.office, letter.draftedOn)}{letter.length > 0 && <span className="quiet"> {words.circulars.length(letter.length)}</span>}</dd>
        {letter.kind === 'circular' && <><dt>{words.circulars.replies}</dt><dd>{letter.asked ? words.circulars.repliedOf(letter.replied, letter.named, letter.replyDueOn) : words.circulars.notAsked(named)}</dd></>}
        {letter.issuedOn && <><dt>{words.circulars.issued}</dt><dd>{words.circulars.issuedBy(letter.issuedOn, letter.issuingAuthority, letter.signatory)}</dd></>}
        {letter.discardReason && <><dt>{words.circulars.discardedBecause}</dt><dd>{letter.discardReason}</dd></>}
      </dl>
      <CircularActs letter={letter} onSaid={onSaid} />
      {letter.allowed.includes('reply') && own && <CircularReplyForm subjectId={own.id} unitId={own.unitId} draftKey={`${person.login}.circularPassage-${own.id}`} onDone={onSaid} />}
      <CircularWords key={`words-${letter.version}`} letter={letter} onSaid={onSaid} />
      {letter.passages.length > 0 && (
        <section>
          <h3>{letter.kind === 'circular' ? words.circulars.passages(letter.passages.length) : words.circulars.pieces(letter.passages.length)}</h3>
          <ol className="passages">{letter.passages.map((passage) => <li key={passage.id}><PassageText letter={letter} passage={passage} onSaid={onSaid} /></li>)}</ol>
        </section>
      )}
      {letter.closing && <section className="letter" aria-label={words.circulars.closingLabel}>{letter.closing}</section>}
    </>
  );
}
