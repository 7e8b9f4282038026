import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { Theirs } from '../../components/ui/theirs';
import { Waiting } from '../../components/ui/waiting';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { reportForm } from './queries';
import { isUnchanged, type ReportText, reportBody, startOf, withInput } from './report-text';
import type { AssignmentFormProps } from './subject';
import { TargetBar } from './target-bar';

const STATES = ['ahead', 'onTrack', 'behind', 'blocked'] as const;
const LONGEST = 5000;

/** Progress on an assignment, begun with what was reported last. */
export function ReportForm(props: AssignmentFormProps) {
  return <Waiting query={useQuery(reportForm(props.subject.id))}>{(form) => <Fields {...props} form={form} />}</Waiting>;
}

function Fields({ subject, draftKey, toHead, onOutgoing, form }: AssignmentFormProps & { readonly form: Schemas['ReportFormResponse'] }) {
  const words = useWords();
  const { language } = useLanguage();
  const start = useMemo(() => startOf(form), [form]);
  const { text, change, discard, restored, theirs, keep } = useDraft<ReportText>(draftKey, start);
  const [tried, setTried] = useState(false);
  const request = { params: { path: { id: subject.id } }, headers: { ...seen(form.version), ...idempotencyKey() } };
  const done = ({ progressReportId }: Schemas['ProgressReportAnswerResponse']): string => {
    discard();
    return progressReportId === null ? words.work.form.toSign : words.work.form.sent;
  };
  const send = (): void => {
    setTried(true);
    if (text.progress.trim() === '') return;
    const body = reportBody(text);
    onOutgoing({ words: words.work.form.will(words.work.report.send, subject.title), send: (more) => answer(post('/api/v1/assignments/{id}/progress-reports', { ...request, body, ...more })).then(done) });
  };
  const noChange = (): void => onOutgoing({ words: words.inbox.willSayNoChange(subject.title), send: (more) => answer(post('/api/v1/assignments/{id}/no-change', { ...request, ...more })).then(done) });
  const same = form.last !== null && isUnchanged(text, start);
  return (
    <FormFrame
      name={words.work.forms.report}
      sendWords={words.work.report.send} 
      toHead={toHead}
      busy={false}
      error={null}
      onSend={send}
      restored={restored}
      onDiscard={discard}
      theirs={theirs && <Theirs parts={theirParts(theirs, form.targets, words)} onTake={() => change(theirs)} onKeep={keep} />}
      beside={form.last !== null && <Button onPress={noChange}>{words.inbox.noChange}</Button>}
    >
      <p className="work-note">{form.last === null ? words.work.report.first : words.work.report.prefilled(shortDate(form.last.reportedAt.slice(0, 10), language))}</p>
      <Segments label={words.work.report.state} options={STATES.map((id) => ({ id, words: words.work.report.states[id] }))} chosen={text.state} onChoose={(state) => change({ state })} />
      <TextArea
        label={words.work.report.progress}
        rows={5}
        most={LONGEST}
        value={text.progress}
        onChange={(progress) => change({ progress })}
        help={same ? words.work.report.same : undefined}
        fault={tried && text.progress.trim() === '' ? words.work.form.required : null}
      />
      {form.targets.length > 0 && (
        <fieldset className="targets">
          <legend>{words.work.report.targets}</legend>
          {form.targets.map((target) => (
            <div key={target.position} className="target">
              <TextInput
                label={words.work.report.target(target.words, target.unit)}
                type="number"
                value={text.values[String(target.position)] ?? ''}
                onChange={(value) => change({ values: { ...text.values, [target.position]: value } })}
              />
              <TargetBar target={target} value={text.values[String(target.position)] ?? ''} />
            </div>
          ))}
        </fieldset>
      )}
      {form.inputs.length > 0 && (
        <section className="inputs">
          <h4>{words.work.report.inputs}</h4>
          <ul>
            {form.inputs.map((input) => {
              const used = text.usedInputIds.includes(input.id);
              return (
                <li key={input.id}>
                  <div className="thread-head"><strong>{input.unit}</strong><span>{input.kindTitle}</span><span>{input.sentAt.slice(0, 10)}</span></div>
                  <p>{input.text}</p>
                  <Button isDisabled={used} onPress={() => change(withInput(text, input))}>{used ? words.work.report.used : words.work.report.use}</Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <TextArea label={words.work.report.problems} note={words.work.form.optional} rows={2} most={LONGEST} value={text.problems} onChange={(problems) => change({ problems })} />
      <TextArea label={words.work.report.nextSteps} note={words.work.form.optional} rows={2} most={LONGEST} value={text.nextSteps} onChange={(nextSteps) => change({ nextSteps })} />
      <AttachmentsField subjectType="assignment" subjectId={subject.id} files={text.files} onChange={(files: readonly Attached[]) => change({ files })} />
    </FormFrame>
  );
}

/** What the unit has reported while this report was being written. */
function theirParts({ state, progress, problems, nextSteps, values }: Partial<ReportText>, targets: Schemas['ReportFormResponse']['targets'], { work: { report } }: Messages): readonly { readonly label: string; readonly words: string }[] {
  const parts = [
    state && { label: report.state, words: report.states[state] },
    ...([[report.progress, progress], [report.problems, problems], [report.nextSteps, nextSteps]] as const).map(([label, words]) => words !== undefined && { label, words }),
    ...(values ? targets.map((target) => ({ label: report.target(target.words, target.unit), words: values[String(target.position)] ?? '' })) : []),
  ];
  return parts.filter((part) => part !== false && part !== undefined);
}
