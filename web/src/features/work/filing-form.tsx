import { useState } from 'react';
import { answer, idempotencyKey, post, seen } from '../../api/client';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import type { AssignmentFormProps } from './subject';

interface Text {
  readonly onTime: 'yes' | 'no';
  readonly plan: string;
  readonly reason: string;
  readonly expectedOn: string;
}

const START: Text = { onTime: 'yes', plan: '', reason: '', expectedOn: '' };

/** 备案: the lead says whether it will be done in time, and when and why if not. */
export function FilingForm({ subject, draftKey, onOutgoing }: AssignmentFormProps) {
  const words = useWords();
  const { text, change, discard, restored } = useDraft(draftKey, START);
  const [tried, setTried] = useState(false);
  const late = text.onTime === 'no';
  const send = (): void => {
    setTried(true);
    if (late && (text.reason.trim() === '' || text.expectedOn === '')) return;
    const body = { onTime: !late, ...(text.plan.trim() !== '' && { plan: text.plan.trim() }), ...(late && { reason: text.reason.trim(), expectedOn: text.expectedOn }) };
    const request = { params: { path: { id: subject.id } }, body, headers: { ...seen(subject.version), ...idempotencyKey() } };
    onOutgoing({
      words: words.work.form.will(words.work.filing.send, subject.title),
      send: (more) => answer(post('/api/v1/assignments/{id}/plan-filing', { ...request, ...more })).then(() => {
        discard();
        return words.work.form.sent;
      }),
    });
  };
  return (
    <FormFrame name={words.work.forms.filing} sendWords={words.work.filing.send} busy={false} error={null} onSend={send} restored={restored} onDiscard={discard}>
      <p className="work-note">{words.work.filing.keeps}</p>
      <Segments
        label={words.work.filing.onTime}
        options={[{ id: 'yes', words: words.work.filing.yes }, { id: 'no', words: words.work.filing.no }]}
        chosen={text.onTime}
        onChoose={(onTime) => change({ onTime })}
      />
      {late && (
        <>
          <TextArea label={words.work.filing.reason} rows={3} most={1000} value={text.reason} onChange={(reason) => change({ reason })} fault={tried && text.reason.trim() === '' ? words.work.form.required : null} />
          <TextInput label={words.work.filing.expectedOn} type="date" value={text.expectedOn} onChange={(expectedOn) => change({ expectedOn })} fault={tried && text.expectedOn === '' ? words.work.form.required : null} />
        </>
      )}
      <TextArea label={words.work.filing.plan} note={words.work.form.optional} rows={5} most={5000} value={text.plan} onChange={(plan) => change({ plan })} />
    </FormFrame>
  );
}
