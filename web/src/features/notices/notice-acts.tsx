import { useState } from 'react';
import { answer, idempotencyKey, post, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Act, offerOf } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { IssueDialog } from './issue-dialog';
import type { Letter } from './notice-letter';
import { ReplyForm } from './reply-form';

interface Props {
  readonly letter: Letter;
  readonly onSaid: (words: string) => void;
}

/** What may be done with the notice: issue or sign it after a look at who gets it, discard it, close it or return the reply. */
export function NoticeActs({ letter, onSaid }: Props) {
  const words = useWords();
  const [open, setOpen] = useState<'issue' | 'sign' | 'discard' | null>(null);
  const draft = letter.state === 'draft' || letter.state === 'signed';
  const running = letter.state === 'issued' || letter.state === 'answered' || letter.state === 'returned';
  if (letter.allowed.length + letter.refused.length === 0) return null;
  return (
    <>
      {draft && (
        <div className="verdict-acts notice-acts">
          <Act kind="primary" words={words.notices.preview} offer={offerOf('issue', letter)} onPress={() => setOpen('issue')} />
          {letter.state === 'draft' && <Act words={words.notices.sign} offer={offerOf('sign', letter)} onPress={() => setOpen('sign')} />}
          <Act words={words.notices.discard} offer={offerOf('discard', letter)} onPress={() => setOpen('discard')} />
        </div>
      )}
      {running && (letter.allowed.includes('close') || letter.allowed.includes('return')) && <Answer letter={letter} onSaid={onSaid} />}
      {letter.allowed.includes('reply') && <ReplyForm letter={letter} onSaid={onSaid} />}
      {(open === 'issue' || open === 'sign') && <IssueDialog letter={letter} act={open} onClose={() => setOpen(null)} onSaid={onSaid} />}
      {open === 'discard' && <Discard letter={letter} onClose={() => setOpen(null)} onSaid={onSaid} />}
    </>
  );
}

/** The answer of the office to the unit. */
function Answer({ letter, onSaid }: Props) {
  const words = useWords();
  const { text, write, clear } = useDraftText(`notice.${letter.id}.answer`);
  const about = () => ({ params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() } });
  const give = useCommand({
    mutationFn: (act: 'close' | 'return') =>
      act === 'close' ? answer(post('/api/v1/notices/{id}/close', { ...about(), body: text.trim() ? { note: text.trim() } : {} })) : answer(post('/api/v1/notices/{id}/return', { ...about(), body: { reason: text.trim() } })),
    onSuccess: (_, act) => {
      clear();
      onSaid(act === 'close' ? words.notices.closedSaid : words.notices.returnedSaid);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <section className="verdict" aria-label={words.review.verdict}>
      <TextArea label={words.notices.remark} rows={2} value={text} onChange={write} />
      {give.error && <p className="message message-fault" role="alert">{problemWords(give.error, words)}</p>}
      <div className="verdict-acts">
        <Act kind="primary" words={words.notices.close} offer={offerOf('close', letter)} busy={give.isPending} onPress={() => give.mutate('close')} />
        {letter.state === 'answered' && <Act words={words.notices.return} offer={offerOf('return', letter)} busy={give.isPending || text.trim() === ''} onPress={() => give.mutate('return')} />}
      </div>
    </section>
  );
}

function Discard({ letter, onClose, onSaid }: Props & { readonly onClose: () => void }) {
  const words = useWords();
  const { text, write, clear } = useDraftText(`notice.${letter.id}.discard`);
  const discard = useCommand({
    mutationFn: () => answer(post('/api/v1/notices/{id}/discard', { params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body: { reason: text.trim() } })),
    onSuccess: () => {
      clear();
      onSaid(words.notices.discardedSaid);
      onClose();
      return queryClient.invalidateQueries();
    },
  });
  return (
    <DialogBox
      title={words.notices.discardTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={text.trim() === '' || discard.isPending} onPress={() => discard.mutate()}>{words.notices.discard}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <p>{letter.title}</p>
      <TextArea label={words.notices.discardReason} rows={2} value={text} onChange={write} />
      {discard.error && <p className="message message-fault" role="alert">{problemWords(discard.error, words)}</p>}
    </DialogBox>
  );
}
