import { Link } from 'react-router';
import { BackIcon } from '../../components/icons';
import { Light } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { InstructionById } from '../instructions/instruction-view';
import { AssignmentWork } from '../work/assignment-work';
import { formsOf } from '../work/forms';
import type { Outgoing } from '../work/outgoing';
import { PieceForm } from '../work/piece-form';
import { CircularReplyForm, NoticeReplyForm } from '../work/reply-forms';
import { useSignatureRules } from '../work/signature-rules';
import type { Matter, Row } from './queue';

interface Props {
  readonly row: Row;
  readonly form: string | null;
  readonly onForm: (form: string) => void;
  readonly onDone: (said: string) => void;
  readonly onOutgoing: (act: Outgoing) => void;
  /** What was done to it is about to go out. */
  readonly leaving: boolean;
  readonly onBack: () => void;
}

/** The chosen matter: who asks for it and why, and the form that finishes it. */
export function MatterPane({ row, form, leaving, onBack, ...acts }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const { main, later } = row;
  return (
    <>
      <div className="pane-head">
        <Button kind="plain" onPress={onBack} aria-label={words.inbox.back}><span className="pane-back"><BackIcon />{words.inbox.back}</span></Button>
        <span className="pane-kind">{words.inbox.kinds[main.kind]}</span>
        <Light standing={main.officeTurn === null ? main.light.colour : 'review'} reason={main.light.reason} />
        {main.itemId !== null && <Link className="pane-full" to={`/tasks/${main.itemId}`}>{words.inbox.full}</Link>}
      </div>
      <h2 className="pane-title">{main.title}</h2>
      <div className="pane-facts">
        <p>{main.officeTurn === null ? main.light.reason : words.inbox.officeTurn(main.officeTurn.days, main.officeTurn.workingDays)}</p>
        <p><Link to={`/plans/${main.planId}`}>{main.planTitle}</Link> {[main.documentNumber, main.askedBy === null ? '' : words.inbox.askedBy(main.askedBy)].filter(Boolean).join(' · ')}</p>
        {later.length > 0 && (
          <p>
            {words.inbox.also} {later.map((matter) => words.inbox.alsoDue(words.inbox.kinds[matter.kind], matter.effectiveDueOn === null ? words.inbox.undated : words.inbox.due(shortDate(matter.effectiveDueOn, language)))).join(words.inbox.alsoJoin)}
          </p>
        )}
      </div>
      {main.basis !== '' && main.subjectType !== 'assignment' && <p className="quote"><strong>{words.inbox.basis}</strong>{main.basis}</p>}
      {leaving ? <p className="work-note">{words.work.form.waiting}</p> : <Body main={main} rowKey={row.key} form={form} {...acts} />}
      <p className="pane-kept">{words.work.form.kept}</p>
    </>
  );
}

interface BodyProps extends Pick<Props, 'form' | 'onForm' | 'onDone' | 'onOutgoing'> {
  readonly main: Matter;
  readonly rowKey: string;
}

function Body({ main, rowKey, form, onForm, onDone, onOutgoing }: BodyProps) {
  const words = useWords();
  const { person } = useSession();
  const { toHead } = useSignatureRules(main.planId);
  const draftKey = `${person.login}.${rowKey}`;
  const shared = { draftKey, onDone, unitId: person.post.unitId, subjectId: main.subjectId };
  if (main.kind === 'officeReview') return <p className="work-note">{words.inbox.toReview} <Link className="button button-primary" to={`/review?open=${main.obligationId}`}>{words.inbox.review}</Link></p>;
  if (main.subjectType === 'instruction') return <InstructionById key={rowKey} id={main.subjectId} onDone={onDone} />;
  if (main.subjectType === 'assignment' && main.itemId !== null) {
    return <AssignmentWork key={rowKey} itemId={main.itemId} assignmentId={main.subjectId} title={main.title} kind={main.kind} form={form} onForm={onForm} onDone={onDone} onOutgoing={onOutgoing} />;
  }
  const [fitting] = formsOf(main);
  if (fitting === 'piece') return <PieceForm key={rowKey} submissionId={main.subjectId} toHead={toHead('submission')} draftKey={draftKey} onDone={onDone} />;
  if (fitting === 'noticeReply') return <NoticeReplyForm key={rowKey} {...shared} />;
  if (fitting === 'circularReply') return <CircularReplyForm key={rowKey} {...shared} />;
  if (fitting === 'signature') return <p className="work-note">{words.work.signature.words} <Link to="/my-unit">{words.work.signature.open}</Link></p>;
  return <p className="work-note">{words.inbox.nothing}</p>;
}
