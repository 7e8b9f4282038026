import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { item } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { AnswerForm } from './answer-form';
import { everyInstruction } from './queries';

type Instruction = Schemas['InstructionResponse'];

interface Props {
  readonly instruction: Instruction;
  readonly onDone: (said: string) => void;
}

/** One instruction: what was said of what, what the office made of it and how that stands, or the form to answer it. */
export function InstructionView({ instruction, onDone }: Props) {
  const words = useWords();
  const { id, planId, documentNumber, itemId, item: label, text, givenBy, givenAt, allowed } = instruction;
  return (
    <>
      <header className="desk-head">
        <h2>{words.instructions.given(givenBy, givenAt.slice(0, 10))}</h2>
        <span className="quiet">{itemId === null ? words.instructions.onPlan : words.instructions.onItem}</span>
      </header>
      <blockquote className="instruction-words">{text}</blockquote>
      <p><Link to={itemId === null ? `/plans/${planId}` : `/tasks/${itemId}`}>{documentNumber}{label && ` ${label}`}</Link></p>
      <Answered instruction={instruction} />
      {allowed.includes('answer') && <AnswerForm key={id} instruction={instruction} onDone={onDone} />}
    </>
  );
}

/** The instruction of that number, for where only the number is known. */
export function InstructionById({ id, onDone }: { readonly id: string; readonly onDone: (said: string) => void }) {
  const words = useWords();
  return (
    <Waiting query={useQuery(everyInstruction())}>
      {(rows) => {
        const known = rows.find((row) => row.id === id);
        return known ? <InstructionView instruction={known} onDone={onDone} /> : <p className="blank">{words.inbox.gone}</p>;
      }}
    </Waiting>
  );
}

function Answered({ instruction: { action, note, answeredBy, answeredAt, newItemId, itemId, fulfilledAt } }: { readonly instruction: Instruction }) {
  const words = useWords();
  const led = newItemId ?? (action === 'reopen' ? itemId : null);
  const what = useQuery({ ...item(led ?? ''), enabled: led !== null });
  if (action === null || answeredAt === null) return null;
  return (
    <section className="asked" aria-label={words.instructions.standing}>
      <h3>{words.instructions.actions[action]}</h3>
      <p className="asked-by">{words.brief.answered(answeredBy ?? words.brief.theOffice, answeredAt.slice(0, 10))}{fulfilledAt && ` · ${words.instructions.fulfilled(fulfilledAt.slice(0, 10))}`}</p>
      {note && <blockquote className="asked-words">{note}</blockquote>}
      {what.data && (
        <p>
          {what.data.status === 'draft' ? words.instructions.draft : words.instructions.itemNow(what.data.statusTitle)}{' '}
          {what.data.allowed.includes('issue') ? <Link className="button button-primary" to={`/tasks/${what.data.itemId}?do=issue`}>{words.instructions.issueIt}</Link> : <Link to={`/tasks/${what.data.itemId}`}>{words.instructions.seeItem}</Link>}
        </p>
      )}
    </section>
  );
}
