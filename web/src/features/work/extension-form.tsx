import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { daysLater, longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { useSend } from './send';
import type { AssignmentFormProps } from './subject';

interface Text {
  readonly newDueOn: string;
  readonly reason: string;
  readonly files: readonly Attached[];
}

const START: Text = { newDueOn: '', reason: '', files: [] };

/** The unit asks for a later date; the original stays visible. */
export function ExtensionForm({ subject, draftKey, toHead, onDone }: AssignmentFormProps) {
  const words = useWords();
  const { language } = useLanguage();
  const { text, change, discard, restored } = useDraft(draftKey, START);
  const [tried, setTried] = useState(false);
  const sent = useSend<Schemas['AssignmentAnswerResponse']>(({ signatureRequestId }) => {
    discard();
    onDone(signatureRequestId === null ? words.work.form.sent : words.work.form.toSign);
  });
  const send = (): void => {
    setTried(true);
    if (text.newDueOn === '' || text.reason.trim() === '') return;
    const body = { newDueOn: text.newDueOn, reason: text.reason.trim(), attachmentIds: text.files.map(({ id }) => id) };
    sent.mutate(() => answer(post('/api/v1/assignments/{id}/extension', { params: { path: { id: subject.id } }, body, headers: { ...seen(subject.version), ...idempotencyKey() } })));
  };
  const due = subject.effectiveDueOn;
  return (
    <FormFrame name={words.work.forms.extension} sendWords={words.work.extension.send} toHead={toHead} busy={sent.isPending} error={sent.error} onSend={send} restored={restored} onDiscard={discard}>
      <TextInput
        label={words.work.extension.newDueOn}
        type="date"
        value={text.newDueOn}
        min={due === null ? undefined : daysLater(due, 1)}
        max={due === null ? undefined : `${due.slice(0, 4)}-12-31`}
        onChange={(newDueOn) => change({ newDueOn })}
        help={due === null ? undefined : words.work.extension.now(longDate(due, language).split(' ')[0] ?? due)}
        fault={tried && text.newDueOn === '' ? words.work.form.required : null}
      />
      <TextArea
        label={words.work.extension.reason}
        most={1000}
        value={text.reason}
        onChange={(reason) => change({ reason })}
        fault={tried && text.reason.trim() === '' ? words.work.form.required : null}
      />
      <AttachmentsField subjectType="assignment" subjectId={subject.id} files={text.files} onChange={(files) => change({ files })} />
    </FormFrame>
  );
}
