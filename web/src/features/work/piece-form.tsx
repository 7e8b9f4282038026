import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answer, idempotencyKey, post, put, type Schemas, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { Theirs } from '../../components/ui/theirs';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { submission, submissionDraft } from './queries';
import { useSend } from './send';
import { WaitingForHead } from './waiting-for-head';

interface Props {
  readonly submissionId: string;
  readonly draftKey: string;
  readonly toHead: boolean;
  readonly onDone: (said: string) => void;
}

interface Text {
  readonly title: string;
  readonly text: string;
  readonly files: readonly Attached[];
}

interface Known {
  readonly period: Schemas['SubmissionResponse'];
  readonly draft: Schemas['SubmissionDraftResponse'];
}

/** What a unit hands in for a period: a piece of information, a briefing, a summary, a plan; or that there is nothing new. */
export function PieceForm(props: Props) {
  const [period, draft] = [useQuery(submission(props.submissionId)), useQuery(submissionDraft(props.submissionId))];
  return <Waiting query={period}>{(known) => <Waiting query={draft}>{(saved) => <Period {...props} period={known} draft={saved} />}</Waiting>}</Waiting>;
}

function Period({ period, draft, ...props }: Props & Known) {
  const words = useWords();
  const { language } = useLanguage();
  const enough = ['submitted', 'submittedLate'].includes(period.status) && period.pieces >= period.minCount;
  return (
    <>
      <p className="work-note">{period.statusTitle} · {words.work.piece.count(period.pieces, period.minCount)}</p>
      {period.decisionReason !== '' && period.status.startsWith('returned') && <p className="message message-attention">{words.work.piece.returned(period.decisionReason)}</p>}
      <WaitingForHead subjectType="submission" subjectId={period.id} />
      {period.piecesHandedIn.length > 0 && (
        <section className="handed" aria-label={words.work.piece.handed}>
          {period.piecesHandedIn.map((piece) => (
            <details key={piece.id}>
              <summary><strong>{piece.title}</strong> <span className="quiet">{piece.submittedBy} {shortDate(piece.submittedAt.slice(0, 10), language)}{piece.withdrawnAt !== null && ` · ${words.work.piece.withdrawn}`}</span></summary>
              <p className="prose">{piece.text}</p>
            </details>
          ))}
        </section>
      )}
      {period.allowed.includes('submit') && (enough ? <details className="another"><summary>{words.work.piece.another}</summary><Fields {...props} period={period} draft={draft} /></details> : <Fields {...props} period={period} draft={draft} />)}
      {period.allowed.includes('withdraw') && <Withdraw {...props} period={period} />}
    </>
  );
}

function Withdraw({ submissionId, onDone, period }: Props & Pick<Known, 'period'>) {
  const words = useWords();
  const sent = useSend<Schemas['SubmissionAnswerResponse']>(() => onDone(words.work.piece.withdrawnSaid));
  const send = (): void => sent.mutate(() => answer(post('/api/v1/submissions/{id}/withdrawal', { params: { path: { id: submissionId } }, headers: { ...seen(period.version), ...idempotencyKey() } })));
  return (
    <div>
      <Button isDisabled={sent.isPending} onPress={send}>{words.work.piece.withdraw}</Button>
      {sent.error && <p className="field-fault" role="alert">{problemWords(sent.error, words)}</p>}
    </div>
  );
}

function Fields({ submissionId, draftKey, toHead, onDone, period, draft }: Props & Known) {
  const words = useWords();
  const { language } = useLanguage();
  const start = useMemo<Text>(() => ({ title: draft.title, text: draft.text, files: [] }), [draft.title, draft.text]);
  const { text, change, discard, restored, theirs, keep } = useDraft(draftKey, start);
  const [tried, setTried] = useState(false);
  const path = { id: submissionId };
  const sent = useSend<Schemas['SubmissionAnswerResponse']>(({ signatureRequestId, status }) => {
    discard();
    onDone(signatureRequestId !== null ? words.work.form.toSign : status === 'noChange' ? words.inbox.noChangeSaid : words.work.form.sent);
  });
  const saved = useSend<Schemas['SubmissionDraftResponse']>(() => undefined);
  const send = (): void => {
    setTried(true);
    if (text.title.trim() === '' || text.text.trim() === '') return;
    const body = { title: text.title.trim(), text: text.text.trim(), attachmentIds: text.files.map(({ id }) => id) };
    sent.mutate(() => answer(post('/api/v1/submissions/{id}/pieces', { params: { path }, body, headers: { ...seen(period.version), ...idempotencyKey() } })));
  };
  const save = (): void => saved.mutate(() => answer(put('/api/v1/submissions/{id}/draft', { params: { path }, body: { title: text.title, text: text.text }, headers: seen(draft.version) })));
  const noChange = (): void => sent.mutate(() => answer(post('/api/v1/submissions/{id}/no-change', { params: { path }, headers: { ...seen(period.version), ...idempotencyKey() } })));
  return (
    <FormFrame
      name={words.work.forms.piece}
      sendWords={words.work.form.send}
      toHead={toHead}
      busy={sent.isPending}
      error={sent.error ?? saved.error}
      onSend={send}
      restored={restored}
      onDiscard={discard}
      theirs={theirs && <Theirs parts={(['title', 'text'] as const).flatMap((part) => (theirs[part] === undefined ? [] : [{ label: words.work.piece[part], words: theirs[part] }]))} onTake={() => change(theirs)} onKeep={keep} />}
      beside={
        <>
          {period.allowed.includes('declareNoChange') && <Button isDisabled={sent.isPending} onPress={noChange}>{words.inbox.noChange}</Button>}
          <Button isDisabled={saved.isPending} onPress={save}>{words.work.piece.saveDraft}</Button>
          <span className="quiet" role="status">{saved.isSuccess ? words.work.piece.draftSaved : ''}</span>
        </>
      }
    >
      {!restored && theirs === null && draft.savedAt !== null && <p className="work-note">{words.work.piece.draftOf(draft.savedBy ?? '', shortDate(draft.savedAt.slice(0, 10), language))}</p>}
      <TextInput label={words.work.piece.title} most={200} value={text.title} onChange={(title) => change({ title })} fault={tried && text.title.trim() === '' ? words.work.form.required : null} />
      <TextArea label={words.work.piece.text} rows={9} most={20_000} value={text.text} onChange={(said) => change({ text: said })} fault={tried && text.text.trim() === '' ? words.work.form.required : null} />
      <AttachmentsField subjectType="submission" subjectId={submissionId} files={text.files} onChange={(files) => change({ files })} />
    </FormFrame>
  );
}
