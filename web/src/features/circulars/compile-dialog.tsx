import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { plans } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { Segments } from '../../components/ui/segments';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { useSend } from '../work/send';
import { type Circular, monthBefore } from './views';

const KINDS = ['circular', 'briefing'] as const satisfies readonly Circular['kind'][];

/** Of which period and which plans a circular or briefing is written; the server writes it from the facts. */
export function CompileDialog({ onClose, onCompiled }: { readonly onClose: () => void; readonly onCompiled: (id: string) => void }) {
  const words = useWords();
  const { today } = useSession();
  const known = useQuery(plans());
  const running = (known.data ?? []).filter(({ status }) => status !== 'draft');
  const [kind, setKind] = useState<Circular['kind']>('circular');
  const [period, setPeriod] = useState(() => monthBefore(today));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const send = useSend<Schemas['CircularResponse']>(({ id }) => {
    onCompiled(id);
    onClose();
  });
  const body = { kind, ...period, ...(chosen.size === 0 ? {} : { planIds: [...chosen] }) };
  return (
    <DialogBox
      title={words.circulars.compileTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={period.from === '' || period.to === '' || send.isPending} onPress={() => send.mutate(() => answer(post('/api/v1/circulars', { headers: idempotencyKey(), body })))}>{words.circulars.compileNow}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <Segments label={words.circulars.kind} options={KINDS.map((id) => ({ id, words: words.circulars.kinds[id] }))} chosen={kind} onChoose={setKind} />
      <p className="quiet">{words.circulars.kindNote[kind]}</p>
      <div className="pair">
        <TextInput label={words.circulars.from} type="date" max={today} value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
        <TextInput label={words.circulars.to} type="date" value={period.to} onChange={(to) => setPeriod({ ...period, to })} />
      </div>
      {running.length > 1 && (
        <fieldset className="choose">
          <legend>{words.circulars.plans}</legend>
          <label className="check"><input type="checkbox" checked={chosen.size === 0} onChange={() => setChosen(new Set())} />{words.circulars.allPlans}</label>
          {running.map(({ id, documentNumber, shortName, title }) => (
            <label key={id} className="check">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => setChosen(new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]))} />
              {documentNumber} {shortName || title}
            </label>
          ))}
        </fieldset>
      )}
      <p className="quiet">{words.circulars.snapshot}</p>
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
