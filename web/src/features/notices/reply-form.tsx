import { answer, idempotencyKey, post, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Act, offerOf } from '../../components/ui/act';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import type { Letter } from './notice-letter';

/** What the unit answers to the notice; until the office has read it the clock of the unit stands still. */
export function ReplyForm({ letter, onSaid }: { readonly letter: Letter; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const { text, write, clear } = useDraftText(`notice.${letter.id}.reply`);
  const reply = useCommand({
    mutationFn: () => answer(post('/api/v1/notices/{id}/reply', { params: { path: { id: letter.id } }, headers: { ...seen(letter.version), ...idempotencyKey() }, body: { text: text.trim() } })),
    onSuccess: () => {
      clear();
      onSaid(words.notices.repliedSaid);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <section className="verdict" aria-label={words.notices.reply}>
      <TextArea label={words.notices.replyLabel} rows={4} value={text} onChange={write} />
      {reply.error && <p className="message message-fault" role="alert">{problemWords(reply.error, words)}</p>}
      <div className="verdict-acts"><Act kind="primary" words={words.notices.reply} offer={offerOf('reply', letter)} busy={reply.isPending || text.trim() === ''} onPress={() => reply.mutate()} /></div>
    </section>
  );
}
