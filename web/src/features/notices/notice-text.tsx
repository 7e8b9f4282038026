import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, put, seen } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import type { Letter } from './notice-letter';

/** The text as it will be read; while it is a draft it may be changed where it stands. */
export function NoticeText({ letter, onSaid }: { readonly letter: Letter; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const { today } = useSession();
  const { text, write, clear } = useDraftText(`notice.${letter.id}`, letter.body);
  const [days, setDays] = useState(letter.replyWithin);
  const save = useMutation({
    mutationFn: () => answer(put('/api/v1/notices/{id}', { params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body: { text, replyWithin: days } })),
    onSuccess: () => {
      clear();
      onSaid(words.notices.saved);
      return queryClient.invalidateQueries();
    },
    onError: (error) => (error instanceof ApiProblem && [409, 412].includes(error.status) ? queryClient.invalidateQueries() : undefined),
  });
  if (!letter.allowed.includes('edit')) return <section className="letter" aria-label={words.notices.body}>{letter.body.split('\n').map((line, index) => <p key={`${index}-${line}`}>{line}</p>)}</section>;
  const changed = text !== letter.body || days !== letter.replyWithin;
  return (
    <section className="letter-draft" aria-label={words.notices.body}>
      <TextArea label={words.notices.bodyLabel} rows={Math.min(12, Math.max(5, letter.body.split('\n').length * 2))} value={text} onChange={write} {...(letter.draftedOn < today ? { help: words.notices.asOf(letter.draftedOn) } : {})} />
      <label className="field letter-days">{words.notices.daysLabel}<input className="input" type="number" min={1} max={30} value={days} onChange={(event) => setDays(Number(event.target.value))} /></label>
      {save.error && <p className="message message-fault" role="alert">{problemWords(save.error, words)}</p>}
      {changed && (
        <div className="verdict-acts">
          <Button kind="primary" isDisabled={save.isPending || text.trim() === ''} onPress={() => save.mutate()}>{words.notices.save}</Button>
          <Button kind="plain" onPress={() => { clear(); setDays(letter.replyWithin); }}>{words.notices.undo}</Button>
          <span className="quiet">{words.notices.unsaved}</span>
        </div>
      )}
    </section>
  );
}
