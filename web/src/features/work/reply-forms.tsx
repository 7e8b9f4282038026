import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { TextArea } from '../../components/ui/text-area';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { type Attached, AttachmentsField } from './attachments-field';
import { useDraft } from '../../draft';
import { FormFrame } from './form-frame';
import { circularOfPassage, notice } from './queries';
import { useSend } from './send';

interface Props {
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly draftKey: string;
  readonly onDone: (said: string) => void;
}

/** The notice in full, what was answered already, and the reply. */
export function NoticeReplyForm(props: Props) {
  const words = useWords();
  return (
    <Waiting query={useQuery(notice(props.subjectId))}>
      {(letter) => {
        const returned = [...letter.replies].reverse().find(({ decision }) => decision === 'returned');
        return (
          <>
            <section className="letter" aria-label={words.work.notice.body}><p className="letter-number">{letter.number}</p><p className="prose">{letter.body}</p></section>
            {returned && letter.state === 'returned' && <p className="message message-attention">{words.work.notice.returned(returned.decisionReason)}</p>}
            {letter.replies.map((reply) => <p key={reply.id} className="quote"><strong>{reply.repliedOn} {reply.repliedBy}</strong> {reply.text}</p>)}
            {letter.allowed.includes('reply') ? (
              <Reply
                {...props}
                name={words.work.forms.noticeReply}
                label={words.work.notice.text}
                sendWords={words.work.notice.send}
                withFiles
                send={(text, attachmentIds) => answer(post('/api/v1/notices/{id}/reply', { params: { path: { id: letter.id } }, body: { text, attachmentIds: [...attachmentIds] }, headers: { ...seen(letter.version), ...idempotencyKey() } }))}
              />
            ) : <Refused rows={letter.refused} />}
          </>
        );
      }}
    </Waiting>
  );
}

/** What a circular is about to say of the unit, and the unit's answer to it. */
export function CircularReplyForm(props: Props) {
  const words = useWords();
  return (
    <Waiting query={useQuery(circularOfPassage(props.subjectId))}>
      {(circular) => {
        const own = circular.passages.find(({ id }) => id === props.subjectId);
        return (
          <>
            <section className="letter" aria-label={words.work.circular.passage}><p className="letter-number">{circular.title}</p><p className="prose">{own?.text}</p></section>
            {own?.replies.map((reply) => <p key={reply.id} className="quote"><strong>{reply.repliedOn} {reply.repliedBy}</strong> {reply.text}</p>)}
            {circular.allowed.includes('reply') ? (
              <Reply
                {...props}
                name={words.work.forms.circularReply}
                label={words.work.circular.text}
                sendWords={words.work.circular.send}
                send={(text) => answer(post('/api/v1/circulars/{id}/replies', { params: { path: { id: circular.id } }, body: { text }, headers: idempotencyKey() }))}
              />
            ) : <Refused rows={circular.refused} />}
          </>
        );
      }}
    </Waiting>
  );
}

function Refused({ rows }: { readonly rows: readonly Schemas['RefusedCommandResponse'][] }): ReactNode {
  return <ul className="refused">{rows.map(({ command, title, reason }) => <li key={command}><strong>{title}</strong> {reason}</li>)}</ul>;
}

interface ReplyProps extends Props {
  readonly name: string;
  readonly label: string;
  readonly sendWords: string;
  readonly withFiles?: boolean;
  readonly send: (text: string, attachmentIds: readonly string[]) => Promise<unknown>;
}

interface Text {
  readonly text: string;
  readonly files: readonly Attached[];
}

const START: Text = { text: '', files: [] };

function Reply({ subjectId, draftKey, onDone, name, label, sendWords, withFiles = false, send }: ReplyProps) {
  const words = useWords();
  const { text, change, discard, restored } = useDraft(draftKey, START);
  const [tried, setTried] = useState(false);
  const sent = useSend<unknown>(() => {
    discard();
    onDone(words.work.form.sent);
  });
  const press = (): void => {
    setTried(true);
    if (text.text.trim() !== '') sent.mutate(() => send(text.text.trim(), text.files.map(({ id }) => id)));
  };
  return (
    <FormFrame name={name} sendWords={sendWords} busy={sent.isPending} error={sent.error} onSend={press} restored={restored} onDiscard={discard}>
      <TextArea label={label} rows={6} most={5000} value={text.text} onChange={(said) => change({ text: said })} fault={tried && text.text.trim() === '' ? words.work.form.required : null} />
      {withFiles && <AttachmentsField subjectType="notice" subjectId={subjectId} files={text.files} onChange={(files) => change({ files })} />}
    </FormFrame>
  );
}
