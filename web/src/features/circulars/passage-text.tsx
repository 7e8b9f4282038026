import { useMemo, useState } from 'react';
import { answer, idempotencyKey, put, type Schemas, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { Theirs } from '../../components/ui/theirs';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSend } from '../work/send';
import type { Circular, Passage } from './views';

interface Props {
  readonly letter: Circular;
  readonly passage: Passage;
  readonly onSaid: (words: string) => void;
}

/** What is said of one unit, the facts behind it and what the unit says to it; the office changes it, and once the unit was asked says why. */
export function PassageText({ letter, passage, onSaid }: Props) {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const correcting = letter.state === 'replying';
  const change = useSend<unknown>(() => undefined);
  const send = (body: Schemas['EditPassageRequest'], said: string, onSaved?: () => void): void =>
    change.mutate(() => answer(put('/api/v1/circulars/{id}/passages/{unitId}', { params: { path: { id: letter.id, unitId: passage.unitId } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body })), {
      onSuccess: () => { onSaved?.(); setEditing(false); onSaid(said); },
    });
  const editable = letter.allowed.includes('edit');
  return (
    <article className="passage" data-named={passage.named}>
      <header className="passage-head">
        <h4>{passage.unit}</h4>
        {!passage.named && <span className="quiet">{words.circulars.left}</span>}
        {editable && !editing && passage.named && <Button kind="plain" aria-label={words.circulars.editPassage(passage.unit)} onPress={() => setEditing(true)}>{words.circulars.edit}</Button>}
        {editable && !editing && !correcting && (passage.named
          ? <Button kind="plain" isDisabled={change.isPending} aria-label={words.circulars.omitOf(passage.unit)} onPress={() => send({ named: false }, words.circulars.omitted(passage.unit))}>{words.circulars.omit}</Button>
          : <Button kind="plain" isDisabled={change.isPending} aria-label={words.circulars.nameOf(passage.unit)} onPress={() => send({ named: true }, words.circulars.named(passage.unit))}>{words.circulars.name}</Button>)}
      </header>
      {editing ? (
        <PassageForm letter={letter} passage={passage} correcting={correcting} busy={change.isPending} onSave={send} onClose={() => setEditing(false)} />
      ) : (
        <p className="passage-words">{passage.text}</p>
      )}
      {change.error && <p className="message message-fault" role="alert">{problemWords(change.error, words)}</p>}
      {passage.correction && <p className="quiet">{words.circulars.correction(passage.correction)}</p>}
      {letter.kind === 'circular' && <Facts facts={passage.facts} />}
      {passage.replies.map((reply) => <p key={reply.id} className="quote"><strong>{reply.repliedOn} {reply.repliedBy}</strong> {reply.text}</p>)}
      {letter.asked && passage.named && passage.replies.length === 0 && <p className="quiet">{words.circulars.noReply}</p>}
    </article>
  );
}

interface FormProps {
  readonly letter: Circular;
  readonly passage: Passage;
  readonly correcting: boolean;
  readonly busy: boolean;
  readonly onSave: (body: Schemas['EditPassageRequest'], said: string, onSaved: () => void) => void;
  readonly onClose: () => void;
}

function PassageForm({ letter, passage, correcting, busy, onSave, onClose }: FormProps) {
  const words = useWords();
  const start = useMemo(() => ({ text: passage.text, note: '' }), [passage.text]);
  const { text, change, discard, theirs, keep } = useDraft(`circular.${letter.id}.passage.${passage.id}`, start);
  const note = correcting ? { note: text.note.trim() } : {};
  const lacksNote = correcting && text.note.trim() === '';
  return (
    <div className="letter-draft">
      {theirs && <Theirs parts={[{ label: words.circulars.passageLabel(passage.unit), words: theirs.text ?? '' }]} onTake={() => change(theirs)} onKeep={keep} />}
      <TextArea label={words.circulars.passageLabel(passage.unit)} rows={6} value={text.text} onChange={(next) => change({ text: next })} />
      {correcting && <TextArea label={words.circulars.note} rows={2} most={1000} value={text.note} onChange={(next) => change({ note: next })} />}
      <div className="verdict-acts">
        <Button kind="primary" isDisabled={busy || lacksNote || text.text.trim() === '' || text.text === passage.text} onPress={() => onSave({ text: text.text, ...note }, words.circulars.corrected(passage.unit), discard)}>{correcting ? words.circulars.correct : words.circulars.savePassage}</Button>
        {correcting && <Button isDisabled={busy || lacksNote} onPress={() => onSave({ named: false, ...note }, words.circulars.omitted(passage.unit), discard)}>{words.circulars.omit}</Button>}
        <Button onPress={() => { discard(); onClose(); }}>{words.circulars.drop}</Button>
      </div>
    </div>
  );
}

/** What of the unit fell due in the period: the counts, and each late or missing matter. */
function Facts({ facts }: { readonly facts: Schemas['UnitFactsResponse'] }) {
  const words = useWords();
  const counts = [['owed', facts.owed], ['inTime', facts.inTime], ['late', facts.late], ['openLate', facts.openLate], ['openInTime', facts.openInTime], ['missed', facts.missed.length]] as const;
  return (
    <details className="fold">
      <summary>{words.circulars.facts} · {counts.map(([name, count]) => `${words.circulars[name]} ${count}`).join(' · ')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={words.circulars.factsOf(facts.unit)}>
        <table className="table facts-table">
          <caption className="out-of-sight">{words.circulars.factsOf(facts.unit)}</caption>
          <thead><tr><th scope="col">{words.circulars.matter}</th><th scope="col">{words.circulars.dueOn}</th><th scope="col">{words.circulars.settledOn}</th><th scope="col">{words.circulars.daysLate}</th></tr></thead>
          <tbody>
            {facts.lateDuties.map((duty, index) => <tr key={`late-${index}`}><td>{duty.title}<span className="sub">{duty.documentNumber}</span></td><td>{duty.effectiveDueOn}</td><td>{duty.settledOn ?? words.circulars.notSettled}</td><td>{duty.daysLate}</td></tr>)}
            {facts.missed.map((duty, index) => <tr key={`missed-${index}`}><td>{duty.title}<span className="sub">{duty.documentNumber}</span></td><td>{duty.dueOn}</td><td>{words.circulars.missed}</td><td>—</td></tr>)}
          </tbody>
        </table>
      </div>
    </details>
  );
}
