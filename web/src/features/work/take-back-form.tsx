import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { useWords } from '../../i18n/language';
import { FormFrame } from './form-frame';
import { useSend } from './send';
import type { AssignmentFormProps } from './subject';

/** Takes back a request that the office has not answered. */
export function TakeBackForm({ subject, onDone }: AssignmentFormProps) {
  const words = useWords();
  const sent = useSend<Schemas['AssignmentAnswerResponse']>(() => onDone(words.work.takeBack.sent));
  const send = (): void => sent.mutate(() => answer(post('/api/v1/assignments/{id}/request-withdrawal', { params: { path: { id: subject.id } }, headers: { ...seen(subject.version), ...idempotencyKey() } })));
  return (
    <FormFrame name={words.work.forms.takeBack} sendWords={words.work.takeBack.send} busy={sent.isPending} error={sent.error} onSend={send}>
      <p className="work-meaning">{words.work.takeBack.words}</p>
    </FormFrame>
  );
}
