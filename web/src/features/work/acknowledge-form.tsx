import { answer, idempotencyKey, post, seen } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { FormFrame } from './form-frame';
import type { AssignmentFormProps } from './subject';

/** Says what acknowledging means, and acknowledges: there is no way back, so the words come first. */
export function AcknowledgeForm({ subject, onOutgoing }: AssignmentFormProps) {
  const words = useWords();
  const { language } = useLanguage();
  const request = { params: { path: { id: subject.id } }, headers: { ...seen(subject.version), ...idempotencyKey() } };
  const send = (): void => onOutgoing({
    words: words.inbox.willAcknowledge(subject.title),
    send: (more) => answer(post('/api/v1/assignments/{id}/acknowledgement', { ...request, ...more })).then(() => words.inbox.acknowledged(1, subject.title)),
  });
  return (
    <FormFrame name={words.work.forms.acknowledge} sendWords={words.inbox.acknowledge} busy={false} error={null} onSend={send}>
      <p className="work-meaning">{words.inbox.meaning}{subject.declineBy !== null && words.inbox.meaningDecline(shortDate(subject.declineBy, language))}</p>
    </FormFrame>
  );
}
