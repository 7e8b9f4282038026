import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { Recipients } from '../../components/ui/recipients';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { useSend } from '../work/send';
import { adjustmentOf, adjustmentStart, type AdjustmentText, concerned, isEarlier, standing } from './adjustment';
import { GivenUnits } from './given-units';
import { RoleSelect } from './role-select';

type Item = Schemas['ItemPageResponse'];

interface Props {
  readonly item: Item;
  readonly name: string;
  readonly onClose: () => void;
  readonly onSaid: (words: string) => void;
}

/** Text, deadline and units of an item as the office wants them from now on; what the document printed stands above and stays. */
export function AdjustDialog({ item, name, onClose, onSaid }: Props) {
  const words = useWords();
  const { today } = useSession();
  const [start] = useState(() => adjustmentStart(item));
  const { text, change, discard } = useDraft<AdjustmentText>(`adjust.${item.itemId}.${item.version}`, start);
  const [tried, setTried] = useState(false);
  const body = adjustmentOf(item, text);
  const earlier = isEarlier(item, text.dueOn);
  const printed = item.original ?? item;
  const send = useSend<unknown>(() => {
    discard();
    onSaid(words.itemActs.said.adjust);
    onClose();
  });
  const press = (): void => {
    setTried(true);
    if (body === null || text.reason.trim() === '' || (earlier && text.earlierReason.trim() === '')) return;
    send.mutate(() => answer(post('/api/v1/items/{id}/adjustment', { params: { path: { id: item.itemId } }, headers: { ...seen(item.version), ...idempotencyKey() }, body: { ...body, reason: text.reason.trim() } })));
  };
  const missing = (written: string): string | null => (tried && written.trim() === '' ? words.work.form.required : null);
  return (
    <DialogBox
      title={words.itemActs.titles.adjust(name)}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={body === null || send.isPending} onPress={press}>{words.itemActs.now.adjust}</Button>
          <Button onPress={onClose}>{words.cancel}</Button>
          {body === null && <span className="quiet">{words.itemActs.unchanged}</span>}
        </>
      }
    >
      <section className="printed" aria-label={words.itemActs.printedText}>
        <h3>{words.itemActs.printedText}</h3>
        <p className="item-text">{printed.text}</p>
        <p className="quiet">{words.itemActs.printedDue([printed.deadlineWords, printed.dueOn].filter(Boolean).join(' ') || '—')}</p>
      </section>
      <TextArea label={words.itemActs.text} rows={4} value={text.text} onChange={(next) => change({ text: next })} />
      <div className="pair">
        <TextInput label={words.itemActs.deadline} help={words.itemActs.deadlineHelp} value={text.words} onChange={(next) => change({ words: next })} />
        <TextInput label={words.itemActs.dueOn} type="date" min={today} value={text.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </div>
      {(earlier || text.earlierReason !== '') && <TextArea label={words.itemActs.earlier} help={words.itemActs.earlierHelp} rows={2} value={text.earlierReason} onChange={(earlierReason) => change({ earlierReason })} fault={earlier ? missing(text.earlierReason) : null} />}
      <section>
        <h3>{words.itemActs.units}</h3>
        <ul className="given">
          {standing(item).map(({ id, unit, role }) => {
            const gone = text.withdrawn.includes(id);
            return (
              <li key={id} data-gone={gone}>
                <span>{gone ? <del>{unit}</del> : unit}{gone && <span className="quiet"> {words.itemActs.withdrawn}</span>}</span>
                <RoleSelect label={words.itemActs.roleOf(unit)} role={text.roles[id] ?? role} disabled={gone} onChoose={(next) => change({ roles: { ...text.roles, [id]: next } })} />
                <Button kind="plain" aria-label={gone ? words.itemActs.keepUnit(unit) : words.itemActs.withdraw(unit)} onPress={() => change({ withdrawn: gone ? text.withdrawn.filter((other) => other !== id) : [...text.withdrawn, id] })}>
                  {gone ? words.itemActs.keep : words.itemActs.takeBack}
                </Button>
              </li>
            );
          })}
        </ul>
        <GivenUnits given={text.added} onChange={(added) => change({ added })} taken={standing(item).map(({ unitId }) => unitId)} first="cooperating" />
      </section>
      <TextArea label={words.itemActs.reasonOf.adjust} rows={2} most={1000} value={text.reason} onChange={(reason) => change({ reason })} fault={missing(text.reason)} />
      <Recipients title={words.itemActs.willTell(concerned(item, text.added).length)} names={concerned(item, text.added)} nobody={words.itemActs.nobody} />
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
