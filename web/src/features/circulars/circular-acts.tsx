import { useState } from 'react';
import { answer, idempotencyKey, post, seen } from '../../api/client';
import { Act, offerOf } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { Recipients } from '../../components/ui/recipients';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { IssuingAuthorityFields, useIssuingAuthority } from '../notices/issuing-authority';
import { useSession } from '../shell/session';
import { useSend } from '../work/send';
import { type Circular, namedUnits } from './views';

interface Props {
  readonly letter: Circular;
  readonly onSaid: (words: string) => void;
}

const about = ({ id, version }: Circular) => ({ params: { path: { id } }, headers: { ...seen(version), ...idempotencyKey() } });

/** Send it for verification, finish it, issue it after a look at who gets it, or give it up. */
export function CircularActs({ letter, onSaid }: Props) {
  const words = useWords();
  const [open, setOpen] = useState<'ask' | 'issue' | 'discard' | null>(null);
  const finish = useSend<unknown>(() => onSaid(words.circulars.finishedSaid));
  const close = (): void => setOpen(null);
  const offers = { ask: offerOf('askReplies', letter), finish: offerOf('finish', letter), issue: offerOf('issue', letter), discard: offerOf('discard', letter) };
  const working = letter.state === 'draft' || letter.state === 'replying';
  if (Object.values(offers).every((offer) => offer === null) || letter.state === 'issued' || letter.state === 'discarded') return null;
  return (
    <>
      <div className="verdict-acts">
        {letter.state === 'draft' && letter.kind === 'circular' && <Act kind="primary" words={words.circulars.ask} offer={offers.ask} onPress={() => setOpen('ask')} />}
        {working && <Act {...(letter.allowed.includes('askReplies') ? {} : { kind: 'primary' as const })} words={words.circulars.finish} offer={offers.finish} busy={finish.isPending} onPress={() => finish.mutate(() => answer(post('/api/v1/circulars/{id}/finish', about(letter))))} />}
        {letter.state === 'ready' && <Act kind="primary" words={words.circulars.issue} offer={offers.issue} onPress={() => setOpen('issue')} />}
        <Act words={words.circulars.discard} offer={offers.discard} onPress={() => setOpen('discard')} />
      </div>
      {finish.error && <p className="message message-fault" role="alert">{problemWords(finish.error, words)}</p>}
      {open === 'ask' && <AskDialog letter={letter} onClose={close} onSaid={onSaid} />}
      {open === 'issue' && <IssueCircularDialog letter={letter} onClose={close} onSaid={onSaid} />}
      {open === 'discard' && <DiscardDialog letter={letter} onClose={close} onSaid={onSaid} />}
    </>
  );
}

interface DialogProps extends Props {
  readonly onClose: () => void;
}

function AskDialog({ letter, onClose, onSaid }: DialogProps) {
  const words = useWords();
  const [days, setDays] = useState('');
  const units = namedUnits(letter);
  const send = useSend<unknown>(() => {
    onSaid(words.circulars.askedSaid(units.length));
    onClose();
  });
  return (
    <DialogBox
      title={words.circulars.askTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={send.isPending} onPress={() => send.mutate(() => answer(post('/api/v1/circulars/{id}/reply-requests', { ...about(letter), body: days === '' ? {} : { replyWithin: Number(days) } })))}>{words.circulars.askNow}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <p>{letter.title}</p>
      <TextInput label={words.circulars.askDays} note={words.circulars.askUsual} type="number" min="1" max="60" value={days} onChange={setDays} />
      <Recipients title={words.circulars.askWill(units.length)} names={units} />
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}

/** The whole as it will be read, who gets it and its number: before it goes out. */
function IssueCircularDialog({ letter, onClose, onSaid }: DialogProps) {
  const words = useWords();
  const { today } = useSession();
  const authority = useIssuingAuthority();
  const units = namedUnits(letter);
  const send = useSend<Circular>(({ number }) => {
    authority.keep();
    onSaid(words.circulars.issuedSaid(number));
    onClose();
  });
  return (
    <DialogBox
      title={words.circulars.issueTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={!authority.complete || send.isPending} onPress={() => send.mutate(() => answer(post('/api/v1/circulars/{id}/issue', { params: { path: { id: letter.id }, header: idempotencyKey() }, headers: seen(letter.version), body: authority.named })))}>{words.circulars.issueNow}</Button>
          <Button onPress={onClose}>{words.cancel}</Button>
          {!authority.complete && <span className="quiet">{words.notices.nameFirst}</span>}
        </>
      }
    >
      <dl className="facts"><dt>{words.circulars.number}</dt><dd>{words.circulars.willNumber(letter.kind, today.slice(0, 4))}</dd></dl>
      <Recipients title={words.circulars.issueWill(units.length)} names={units} nobody={words.circulars.issueWillLeader} />
      <IssuingAuthorityFields of={authority} />
      <div className="letter">
        <h3 className="letter-title">{letter.title}</h3>
        <p>{letter.lead}</p>
        {letter.passages.filter(({ named }) => named).map(({ id, text }) => <p key={id}>{text}</p>)}
        <p>{letter.closing}</p>
      </div>
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}

function DiscardDialog({ letter, onClose, onSaid }: DialogProps) {
  const words = useWords();
  const { text, write, clear } = useDraftText(`circular.${letter.id}.discard`);
  const send = useSend<unknown>(() => {
    clear();
    onSaid(words.circulars.discardedSaid);
    onClose();
  });
  return (
    <DialogBox
      title={words.circulars.discardTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={text.trim() === '' || send.isPending} onPress={() => send.mutate(() => answer(post('/api/v1/circulars/{id}/discard', { ...about(letter), body: { reason: text.trim() } })))}>{words.circulars.discardNow}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <p>{letter.title}</p>
      <TextArea label={words.circulars.discardReason} rows={2} most={1000} value={text} onChange={write} />
      {letter.asked && <Recipients title={words.review.willRead(namedUnits(letter).length)} names={namedUnits(letter)} />}
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
