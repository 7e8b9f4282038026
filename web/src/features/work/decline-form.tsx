import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { TextArea } from '../../components/ui/text-area';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { useSend } from './send';
import type { AssignmentFormProps } from './subject';
import { type NamedUnit, UnitPicker } from './unit-picker';

interface Text {
  readonly reason: string;
  readonly unit: NamedUnit | null;
  readonly files: readonly Attached[];
}

const START: Text = { reason: '', unit: null, files: [] };

/** The unit says that the assignment is not its duty, and whose it is. */
export function DeclineForm({ subject, draftKey, toHead, onDone }: AssignmentFormProps) {
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
    if (text.reason.trim() === '') return;
    const body = { reason: text.reason.trim(), ...(text.unit && { proposedUnitId: text.unit.id }), attachmentIds: text.files.map(({ id }) => id) };
    sent.mutate(() => answer(post('/api/v1/assignments/{id}/decline', { params: { path: { id: subject.id } }, body, headers: { ...seen(subject.version), ...idempotencyKey() } })));
  };
  return (
    <FormFrame name={words.work.forms.decline} sendWords={words.work.decline.send} toHead={toHead} busy={sent.isPending} error={sent.error} onSend={send} restored={restored} onDiscard={discard}>
      <p className="work-note">{subject.declineBy === null ? words.work.decline.untilOpen : words.work.decline.until(shortDate(subject.declineBy, language))}</p>
      <TextArea
        label={words.work.decline.reason}
        help={words.work.decline.reasonHelp}
        most={1000}
        value={text.reason}
        onChange={(reason) => change({ reason })}
        fault={tried && text.reason.trim() === '' ? words.work.form.required : null}
      />
      <UnitPicker chosen={text.unit} onChoose={(unit) => change({ unit })} />
      <AttachmentsField subjectType="assignment" subjectId={subject.id} files={text.files} onChange={(files) => change({ files })} />
    </FormFrame>
  );
}
