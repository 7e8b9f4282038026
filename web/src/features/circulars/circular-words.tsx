import { useMemo, useState } from 'react';
import { answer, idempotencyKey, put, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { Theirs } from '../../components/ui/theirs';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSend } from '../work/send';
import type { Circular } from './views';

const TITLE_LONGEST = 200;

/** Title and introduction as they will be read; while it is not issued the office changes them, and the requirements, where they stand. */
export function CircularWords({ letter, onSaid }: { readonly letter: Circular; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const start = useMemo(() => ({ title: letter.title, lead: letter.lead, closing: letter.closing }), [letter.title, letter.lead, letter.closing]);
  const { text, change, discard, theirs, keep } = useDraft(`circular.${letter.id}`, start);
  const labels = { title: words.circulars.titleLabel, lead: words.circulars.leadLabel, closing: words.circulars.closingLabel };
  const changed = text.title !== start.title || text.lead !== start.lead || text.closing !== start.closing;
  const save = useSend<unknown>(() => {
    discard();
    setEditing(false);
    onSaid(words.circulars.saved);
  });
  if (letter.lead === '' && letter.closing === '' && !letter.allowed.includes('edit')) return null;
  if (!letter.allowed.includes('edit') || (!editing && !changed)) {
    return (
      <section className="letter" aria-label={words.circulars.words}>
        <h3 className="letter-title">{letter.title}</h3>
        <p>{letter.lead}</p>
        {letter.allowed.includes('edit') && <Button kind="plain" onPress={() => setEditing(true)}>{words.circulars.edit}</Button>}
      </section>
    );
  }
  return (
    <section className="letter-draft" aria-label={words.circulars.words}>
      {letter.state === 'ready' && <p className="message">{words.circulars.readyNote}</p>}
      {theirs && <Theirs parts={(['title', 'lead', 'closing'] as const).flatMap((part) => (theirs[part] === undefined ? [] : [{ label: labels[part], words: theirs[part] }]))} onTake={() => change(theirs)} onKeep={keep} />}
      <TextInput label={labels.title} most={TITLE_LONGEST} value={text.title} onChange={(title) => change({ title })} />
      <TextArea label={labels.lead} rows={6} value={text.lead} onChange={(lead) => change({ lead })} />
      <TextArea label={labels.closing} rows={3} value={text.closing} onChange={(closing) => change({ closing })} />
      {save.error && <p className="message message-fault" role="alert">{problemWords(save.error, words)}</p>}
      <div className="verdict-acts">
        <Button kind="primary" isDisabled={!changed || save.isPending} onPress={() => save.mutate(() => answer(put('/api/v1/circulars/{id}', { params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body: text })))}>{words.circulars.save}</Button>
        <Button onPress={() => { discard(); setEditing(false); }}>{words.circulars.drop}</Button>
        {changed && <span className="quiet">{words.circulars.unsaved}</span>}
      </div>
    </section>
  );
}
