import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { Recipients } from '../../components/ui/recipients';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { useSend } from '../work/send';
import { concerned } from './adjustment';

type Item = Schemas['ItemPageResponse'];
type Cause = Schemas['ReopenItemRequest']['cause'];

export const REASONED = ['issue', 'suspend', 'terminate', 'reopen'] as const;
export type Reasoned = (typeof REASONED)[number];

interface Text {
  readonly reason: string;
  readonly authority: string;
  readonly cause: Cause;
  readonly dueOn: string;
}

const START: Text = { reason: '', authority: '', cause: 'lookBack', dueOn: '' };
const CAUSES = ['lookBack', 'instruction', 'dissatisfied'] as const satisfies readonly Cause[];

interface Props {
  readonly command: Reasoned;
  readonly item: Item;
  readonly name: string;
  readonly onClose: () => void;
  readonly onSaid: (words: string) => void;
}

/** What a command needs beside its reason. */
function faultsOf(command: Reasoned, { reason, authority, dueOn }: Text, evergreen: boolean): readonly (keyof Text)[] {
  const empty = (text: string): boolean => text.trim() === '';
  return [
    ...(command !== 'issue' && empty(reason) ? ['reason' as const] : []),
    ...(command === 'terminate' && empty(authority) ? ['authority' as const] : []),
    ...(command === 'reopen' && !evergreen && dueOn === '' ? ['dueOn' as const] : []),
  ];
}

/** A command of the office that every unit of the item hears of: what it does, who hears of it, and why it is given. */
export function CommandDialog({ command, item, name, onClose, onSaid }: Props) {
  const words = useWords();
  const { today } = useSession();
  const { text, change, discard } = useDraft(`${command}.${item.itemId}`, START);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(command, text, item.evergreen);
  const fault = (field: keyof Text): string | null => (tried && faults.includes(field) ? words.work.form.required : null);
  const send = useSend<unknown>(() => {
    discard();
    onSaid(words.itemActs.said[command]);
    onClose();
  });
  const press = (): void => {
    setTried(true);
    if (faults.length === 0) send.mutate(() => COMMANDS[command](item, text));
  };
  return (
    <DialogBox
      title={words.itemActs.titles[command](name)}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={send.isPending} onPress={press}>{words.itemActs.now[command]}</Button><Button onPress={onClose}>{words.cancel}</Button>{tried && faults.length > 0 && <span className="quiet">{words.itemActs.missing}</span>}</>}
    >
      <p className="item-text clamp">{item.text}</p>
      <p className="quiet">{words.itemActs.notes[command]}</p>
      {command === 'reopen' && <Segments label={words.itemActs.cause} options={CAUSES.map((id) => ({ id, words: words.itemActs.causes[id] }))} chosen={text.cause} onChoose={(cause) => change({ cause })} />}
      {command === 'reopen' && <TextInput label={item.evergreen ? words.itemActs.newDueEvergreen : words.itemActs.newDue} type="date" min={today} value={text.dueOn} onChange={(dueOn) => change({ dueOn })} fault={fault('dueOn')} />}
      {command === 'terminate' && <TextInput label={words.itemActs.authority} most={1000} value={text.authority} onChange={(authority) => change({ authority })} fault={fault('authority')} />}
      {command !== 'issue' && <TextArea label={words.itemActs.reasonOf[command]} rows={2} most={1000} value={text.reason} onChange={(reason) => change({ reason })} fault={fault('reason')} />}
      <Recipients title={words.itemActs.willTell(concerned(item).length)} names={concerned(item)} nobody={words.itemActs.nobody} />
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}

const about = ({ itemId, version }: Item) => ({ params: { path: { id: itemId } }, headers: { ...seen(version), ...idempotencyKey() } });

/** Each command with the route that gives it. */
const COMMANDS: Readonly<Record<Reasoned, (item: Item, text: Text) => Promise<unknown>>> = {
  issue: (item) => answer(post('/api/v1/items/{id}/issue', about(item))),
  suspend: (item, { reason }) => answer(post('/api/v1/items/{id}/suspension', { ...about(item), body: { reason: reason.trim() } })),
  terminate: (item, { reason, authority }) => answer(post('/api/v1/items/{id}/termination', { ...about(item), body: { reason: reason.trim(), authority: authority.trim() } })),
  reopen: (item, { reason, cause, dueOn }) => answer(post('/api/v1/items/{id}/reopening', { ...about(item), body: { cause, reason: reason.trim(), ...(dueOn === '' ? {} : { dueOn }) } })),
};
