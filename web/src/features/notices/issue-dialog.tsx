import { answer, idempotencyKey, post, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { IssuingAuthorityFields, useIssuingAuthority } from './issuing-authority';
import type { Letter } from './notice-letter';
import { audiencesOf, finalText } from './views';

interface Props {
  readonly letter: Letter;
  readonly act: 'issue' | 'sign';
  readonly onClose: () => void;
  readonly onSaid: (words: string) => void;
}

/** The letter as it will go out, who gets it, its number and when the reply is due: before it goes out. */
export function IssueDialog({ letter, act, onClose, onSaid }: Props) {
  const words = useWords();
  const { today } = useSession();
  const authority = useIssuingAuthority();
  const signed = letter.state === 'signed';
  const send = useCommand({
    mutationFn: () => {
      const [path, header, headers] = [{ id: letter.id }, idempotencyKey(), seen(letter.version)];
      const { named } = authority;
      return act === 'sign'
        ? answer(post('/api/v1/notices/{id}/signature', { params: { path }, headers: { ...headers, ...header }, body: named }))
        : answer(post('/api/v1/notices/{id}/issue', { params: { path, header }, headers, body: signed ? {} : named }));
    },
    onSuccess: (issued) => {
      if (!signed) authority.keep();
      onSaid(act === 'sign' ? words.notices.signedSaid : words.notices.issuedSaid(issued.number));
      onClose();
      return queryClient.invalidateQueries();
    },
    onError: (error) => (error instanceof ApiProblem && [409, 412].includes(error.status) ? queryClient.invalidateQueries() : undefined),
  });
  const ready = signed || authority.complete;
  const audiences = audiencesOf(letter.colour);
  return (
    <DialogBox
      title={act === 'sign' ? words.notices.signTitle : words.notices.issueTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={!ready || send.isPending} onPress={() => send.mutate()}>{act === 'sign' ? words.notices.signNow : words.notices.issueNow}</Button><Button onPress={onClose}>{words.cancel}</Button>{!ready && <span className="quiet">{words.notices.nameFirst}</span>}</>}
    >
      <dl className="facts">
        <dt>{words.notices.willSend}</dt>
        <dd><ul className="recipients">{audiences.map((audience) => <li key={audience}>{words.notices.recipients[audience](letter.unit)}</li>)}</ul></dd>
        <dt>{words.notices.willNumber}</dt><dd>{words.notices.nextNumber(today.slice(0, 4), words.notices.colours[letter.colour].charAt(0))}</dd>
        <dt>{words.notices.replyDue}</dt><dd>{words.notices.willReply(letter.replyWithin)}</dd>
        {signed && <><dt>{words.notices.signatory}</dt><dd>{words.notices.signedAs(letter.issuingAuthority, letter.signatory)}</dd></>}
      </dl>
      {!signed && <IssuingAuthorityFields of={authority} />}
      <div className="letter">{finalText(letter.body).split('\n').map((line, index) => <p key={`${index}-${line}`}>{line}</p>)}</div>
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
