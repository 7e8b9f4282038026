import { useMemo } from 'react';
import { answer, idempotencyKey, put, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { Theirs } from '../../components/ui/theirs';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import type { Letter } from './notice-letter';

/** The text as it will be read; while it is a draft it may be changed where it stands. */
export function NoticeText({ letter, onSaid }: { readonly letter: Letter; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const { person, today } = useSession();
  const start = useMemo(() => ({ body: letter.body, days: letter.replyWithin }), [letter.body, letter.replyWithin]);
  const { text, change, discard, theirs, keep } = useDraft(`${person.login}.notice-${letter.id}`, start);
  const save = useCommand({
    mutationFn: () => answer(put('/api/v1/notices/{id}', { params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body: { text: text.body, replyWithin: text.days } })),
    onSuccess: () => {
      discard();
      onSaid(words.notices.saved);
      return queryClient.invalidateQueries();
    },
    onError: (error) => (error instanceof ApiProblem && [409, 412].includes(error.status) ? queryClient.invalidateQueries() : undefined),
  });
  if (!letter.allowed.includes('edit')) return <section className="letter" aria-label={words.notices.body}>{letter.body.split('\n').map((line, index) => <p key={`${index}-${line}`}>{line}</p>)}</section>;
  const changed = text.body !== letter.body || text.days !== letter.replyWithin;
  return (
    <section className="letter-draft" aria-label={words.notices.body}>
      {theirs && (
        <Theirs
          parts={[...(theirs.body === undefined ? [] : [{ label: words.notices.bodyLabel, words: theirs.body }]), ...(theirs.days === undefined ? [] : [{ label: words.notices.daysLabel, words: String(theirs.days) }])]}
          onTake={() => change(theirs)}
          onKeep={keep}
        />
      )}
      <TextArea label={words.notices.bodyLabel} rows={Math.min(12, Math.max(5, letter.body.split('\n').length * 2))} value={text.body} onChange={(body) => change({ body })} {...(letter.draftedOn < today ? { help: words.notices.asOf(letter.draftedOn) } : {})} />
      <label className="field letter-days">{words.notices.daysLabel}<input className="input" type="number" min={1} max={30} value={text.days} onChange={(event) => change({ days: Number(event.target.value) })} /></label>
      {save.error && <p className="message message-fault" role="alert">{problemWords(save.error, words)}</p>}
      {changed && (
        <div className="verdict-acts">
          <Button kind="primary" isDisabled={save.isPending || text.body.trim() === ''} onPress={() => save.mutate()}>{words.notices.save}</Button>
          <Button kind="plain" onPress={discard}>{words.notices.undo}</Button>
          <span className="quiet">{words.notices.unsaved}</span>
        </div>
      )}
    </section>
  );
}
