import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { TextArea } from '../../components/ui/text-area';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { Theirs } from '../../components/ui/theirs';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { completionForm } from './queries';
import { useSend } from './send';
import type { AssignmentFormProps } from './subject';

interface Text {
  readonly evidence: string;
  readonly files: readonly Attached[];
}

/** The lead unit says that the item is done and what proves it, seeing how far those are who work with it. */
export function CompletionForm(props: AssignmentFormProps) {
  return <Waiting query={useQuery(completionForm(props.subject.id))}>{(form) => <Fields {...props} form={form} />}</Waiting>;
}

function Fields({ subject, draftKey, toHead, onDone, form }: AssignmentFormProps & { readonly form: Schemas['CompletionFormResponse'] }) {
  const words = useWords();
  const start = useMemo<Text>(() => ({ evidence: form.lastEvidence ?? '', files: [] }), [form.lastEvidence]);
  const { text, change, discard, restored, theirs, keep } = useDraft(draftKey, start);
  const [tried, setTried] = useState(false);
  const sent = useSend<Schemas['AssignmentAnswerResponse']>(({ signatureRequestId }) => {
    discard();
    onDone(signatureRequestId === null ? words.work.form.sent : words.work.form.toSign);
  });
  const send = (): void => {
    setTried(true);
    if (text.evidence.trim() === '') return;
    const body = { evidence: text.evidence.trim(), attachmentIds: text.files.map(({ id }) => id) };
    sent.mutate(() => answer(post('/api/v1/assignments/{id}/completion-claim', { params: { path: { id: subject.id } }, body, headers: { ...seen(form.version), ...idempotencyKey() } })));
  };
  if (form.refused.length > 0) return <ul className="refused">{form.refused.map(({ command, title, reason }) => <li key={command}><strong>{title}</strong> {reason}</li>)}</ul>;
  return (
    <FormFrame name={words.work.forms.completion} sendWords={words.work.completion.send} toHead={toHead} busy={sent.isPending} error={sent.error} onSend={send} restored={restored} onDiscard={discard} theirs={theirs && <Theirs parts={[{ label: words.work.completion.evidence, words: theirs.evidence ?? '' }]} onTake={() => change(theirs)} onKeep={keep} />}>
      {form.returnReason !== '' && <p className="message message-attention">{words.work.completion.returned(form.returnReason)}</p>}
      <TextArea
        label={words.work.completion.evidence}
        help={words.work.completion.evidenceHelp}
        rows={6}
        most={5000}
        value={text.evidence}
        onChange={(evidence) => change({ evidence })}
        fault={tried && text.evidence.trim() === '' ? words.work.form.required : null}
      />
      {form.cooperating.length > 0 && (
        <details className="cooperating" open={form.opinions.length > 0 || form.cooperating.length <= 5}>
          <summary>{words.work.completion.cooperating} {form.cooperating.length}</summary>
          <ul>
            {form.cooperating.map((unit) => (
              <li key={unit.assignmentId}>
                <span>{unit.unit}</span>
                <span className="quiet">{unit.statusTitle} · {unit.opinionGiven ? words.work.completion.opinionGiven : words.work.completion.opinionNone}{unit.openInputs > 0 && ` · ${words.work.completion.openInputs(unit.openInputs)}`}</span>
              </li>
            ))}
          </ul>
          {form.opinions.map(({ id, unit, text: said }) => <p key={id} className="quote"><strong>{unit}</strong> {said}</p>)}
        </details>
      )}
      <AttachmentsField subjectType="assignment" subjectId={subject.id} files={text.files} onChange={(files) => change({ files })} />
    </FormFrame>
  );
}
