import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { FormFrame } from './form-frame';
import { useSend } from './send';
import type { AssignmentFormProps } from './subject';

/** Says what acknowledging means, and acknowledges: there is no way back, so the words come first. */
export function AcknowledgeForm({ subject, onDone }: AssignmentFormProps) {
  const words = useWords();
  const { language } = useLanguage();
  const sent = useSend<Schemas['AssignmentAnswerResponse']>(() => onDone(words.inbox.acknowledged(1, subject.title)));
  const send = (): void => sent.mutate(() => answer(post('/api/v1/assignments/{id}/acknowledgement', { params: { path: { id: subject.id } }, headers: { ...seen(subject.version), ...idempotencyKey() } })));
  return (
    <FormFrame name={words.work.forms.acknowledge} sendWords={words.inbox.acknowledge} busy={sent.isPending} error={sent.error} onSend={send}>
      <p className="work-meaning">{words.inbox.meaning}{subject.declineBy !== null && words.inbox.meaningDecline(shortDate(subject.declineBy, language))}</p>
    </FormFrame>
  );
}
