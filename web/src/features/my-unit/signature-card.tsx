import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { TextArea } from '../../components/ui/text-area';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { useDraft } from '../../draft';
import { FormFrame } from '../work/form-frame';
import { useSend } from '../work/send';
import { problemWords } from '../../components/ui/waiting';
import { allUnits } from '../work/queries';
import { filesOf, payloadLines } from './payload-lines';

type Signature = Schemas['SignatureRowResponse'];

interface Props {
  readonly signature: Signature;
  readonly onDone: (said: string) => void;
}

/** One text that waits for the head: shown in full, signed in one tap or returned with a reason. */
export function SignatureCard({ signature, onDone }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  const [returning, setReturning] = useState(false);
  const proposes = typeof signature.payload['proposedUnitId'] === 'string';
  const units = useQuery({ ...allUnits(), enabled: proposes });
  const lines = payloadLines(signature.payload, words, (id) => units.data?.find((unit) => unit.id === id)?.name ?? null);
  const files = filesOf(signature.payload);
  const path = { id: signature.id };
  const signed = useSend<Schemas['SignatureAnswerResponse']>(({ status }) => onDone(status === 'signed' ? words.myUnit.sign.signed(signature.title) : words.myUnit.sign.takenBack(signature.title)));
  const sign = (): void => signed.mutate(() => answer(post('/api/v1/signatures/{id}/sign', { params: { path }, headers: idempotencyKey() })));
  const takeBack = (): void => signed.mutate(() => answer(post('/api/v1/signatures/{id}/withdrawal', { params: { path }, headers: idempotencyKey() })));
  return (
    <article className="sign-card" aria-label={signature.title}>
      <header className="sign-head">
        <span className="pane-kind">{signature.kindTitle}</span>
        <h3>{signature.title}</h3>
        <span className="quiet">{signature.documentNumber} · {words.myUnit.sign.askedBy(signature.askedBy, shortDate(signature.askedAt.slice(0, 10), language))}</span>
      </header>
      <dl className="sign-text">
        {lines.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd className="prose">{text}</dd></div>)}
      </dl>
      {files > 0 && <p className="quiet">{words.myUnit.sign.files(files)}</p>}
      {signed.error && <p className="message message-problem" role="alert">{problemWords(signed.error, words)}</p>}
      {returning ? <ReturnForm signature={signature} onDone={onDone} onCancel={() => setReturning(false)} /> : (
        <div className="work-buttons">
          {signature.allowed.includes('sign') && <Button kind="primary" isDisabled={signed.isPending} onPress={sign}>{words.myUnit.sign.button}</Button>}
          {signature.allowed.includes('return') && <Button isDisabled={signed.isPending} onPress={() => setReturning(true)}>{words.myUnit.sign.back}</Button>}
          {!signature.allowed.includes('sign') && signature.allowed.includes('takeBack') && <Button isDisabled={signed.isPending} onPress={takeBack}>{words.myUnit.sign.takeBack}</Button>}
          {signature.allowed.includes('sign') && <span className="work-buttons-note">{words.myUnit.sign.meaning}</span>}
        </div>
      )}
    </article>
  );
}

const START = { reason: '' };

function ReturnForm({ signature, onDone, onCancel }: Props & { readonly onCancel: () => void }) {
  const words = useWords();
  const { text, change, discard, restored } = useDraft(`signature-${signature.id}`, START);
  const [tried, setTried] = useState(false);
  const sent = useSend<Schemas['SignatureAnswerResponse']>(() => {
    discard();
    onDone(words.myUnit.sign.returned(signature.title));
  });
  const send = (): void => {
    setTried(true);
    if (text.reason.trim() !== '') sent.mutate(() => answer(post('/api/v1/signatures/{id}/return', { params: { path: { id: signature.id } }, body: { reason: text.reason.trim() }, headers: idempotencyKey() })));
  };
  return (
    <FormFrame
      name={words.myUnit.sign.back}
      sendWords={words.myUnit.sign.send}
      busy={sent.isPending}
      error={sent.error}
      onSend={send}
      restored={restored}
      onDiscard={discard}
      beside={<Button onPress={onCancel}>{words.myUnit.sign.cancel}</Button>}
    >
      <TextArea label={words.myUnit.sign.reason} help={words.myUnit.sign.reasonHelp} rows={2} most={1000} value={text.reason} onChange={(reason) => change({ reason })} fault={tried && text.reason.trim() === '' ? words.work.form.required : null} />
    </FormFrame>
  );
}
