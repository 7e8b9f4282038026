import { useState } from 'react';
import { answer, idempotencyKey, post, seen } from '../../api/client';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import type { AssignmentFormProps } from './subject';

interface Text {
  readonly kind: 'progress' | 'completion';
  readonly text: string;
  readonly files: readonly Attached[];
}

const START: Text = { kind: 'progress', text: '', files: [] };

/** What a cooperating unit has to say goes to the lead, who takes it into the report. */
export function InputForm({ subject, draftKey, onOutgoing }: AssignmentFormProps) {
  const words = useWords();
  const { text, change, discard, restored } = useDraft(draftKey, START);
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (text.text.trim() === '') return;
    const body = { kind: text.kind, text: text.text.trim(), attachmentIds: text.files.map(({ id }) => id) };
    const request = { params: { path: { id: subject.id } }, body, headers: { ...seen(subject.version), ...idempotencyKey() } };
    onOutgoing({
      words: words.work.form.will(words.work.input.send, subject.title),
      send: (more) => answer(post('/api/v1/assignments/{id}/inputs', { ...request, ...more })).then(() => {
        discard();
        return words.work.form.sent;
      }),
    });
  };
  return (
    <FormFrame name={words.work.forms.input} sendWords={words.work.input.send} busy={false} error={null} onSend={send} restored={restored} onDiscard={discard}>
      <p className="work-note">{words.work.input.to}</p>
      <Segments
        label={words.work.input.kind}
        options={[{ id: 'progress', words: words.work.input.progress }, { id: 'completion', words: words.work.input.completion }]}
        chosen={text.kind}
        onChoose={(kind) => change({ kind })}
      />
      <TextArea label={words.work.input.text} rows={5} most={5000} value={text.text} onChange={(said) => change({ text: said })} fault={tried && text.text.trim() === '' ? words.work.form.required : null} />
      <AttachmentsField subjectType="assignment" subjectId={subject.id} files={text.files} onChange={(files) => change({ files })} />
    </FormFrame>
  );
}
