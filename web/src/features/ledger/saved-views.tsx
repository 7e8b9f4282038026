import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, put, remove, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { useSend } from '../work/send';
import { savedViews } from './queries';

type View = Schemas['SavedViewResponse'];

interface Props {
  readonly planId: string;
  /** What the ledger shows now, as a view would keep it. */
  readonly now: string;
  readonly onOpen: (address: string) => void;
}

/** Views that were saved, as tabs; the one that is shown can be renamed or deleted, what is shown and not saved can be saved. */
export function SavedViews({ planId, now, onOpen }: Props) {
  const words = useWords();
  const kept = useQuery(savedViews(planId));
  const [naming, setNaming] = useState<'new' | View | null>(null);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<View | null>(null);
  const change = useSend<void>(() => undefined);
  const shown = kept.data?.find(({ address }) => address === now) ?? null;
  const drop = (view: View): void =>
    change.mutate(() => answer(remove('/api/v1/saved-views/{id}', { params: { path: { id: view.id } }, headers: idempotencyKey() })).then(() => undefined), {
      onSuccess: () => { setRemoved(view); setSaid(words.ledgerViews.removed(view.name)); },
    });
  const undo = ({ name, address, planId: of, shared }: View): void =>
    change.mutate(() => answer(post('/api/v1/saved-views', { headers: idempotencyKey(), body: { name, address, shared, ...(of === null ? {} : { planId: of }) } })).then(() => undefined), {
      onSuccess: () => { setRemoved(null); setSaid(words.ledgerViews.savedSaid(name)); },
    });
  return (
    <>
      {(kept.data ?? []).map((view) => (
        <button key={view.id} type="button" className="tab tab-saved" aria-pressed={view.id === shown?.id} title={view.shared ? `${words.ledgerViews.office} · ${view.savedBy}` : view.savedBy} onClick={() => onOpen(view.address)}>
          {view.name}
        </button>
      ))}
      {shown === null ? <button type="button" className="tab tab-save" onClick={() => setNaming('new')}>{words.ledgerViews.save}</button> : (
        <span className="tab-acts">
          <Button kind="plain" onPress={() => setNaming(shown)}>{words.ledgerViews.rename}</Button>
          <Button kind="plain" isDisabled={change.isPending} onPress={() => drop(shown)}>{words.ledgerViews.remove}</Button>
        </span>
      )}
      <span className="tabs-said" role="status">
        {change.error ? problemWords(change.error, words) : said}
        {removed && !change.error && <> <Button kind="plain" onPress={() => undo(removed)}>{words.ledgerViews.undo}</Button></>}
      </span>
      {naming !== null && (
        <NameDialog view={naming === 'new' ? null : naming} planId={planId} now={now} onClose={() => setNaming(null)} onDone={(name) => { setRemoved(null); setSaid(words.ledgerViews.savedSaid(name)); }} />
      )}
    </>
  );
}

const LONGEST = 30;

interface NameProps {
  readonly view: View | null;
  readonly planId: string;
  readonly now: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

function NameDialog({ view, planId, now, onClose, onDone }: NameProps) {
  const words = useWords();
  const { person } = useSession();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const send = useSend<View>(({ name: kept }) => {
    onDone(kept);
    onClose();
  });
  const press = (): void => {
    if (name.trim() === '' || send.isPending) return;
    const body = { name: name.trim(), address: now, shared, ...(everywhere ? {} : { planId }) };
    send.mutate(() => (view ? answer(put('/api/v1/saved-views/{id}', { params: { path: { id: view.id } }, headers: idempotencyKey(), body: { name: name.trim() } })) : answer(post('/api/v1/saved-views', { headers: idempotencyKey(), body }))));
  };
  return (
    <DialogBox
      title={view ? words.ledgerViews.renameTitle : words.ledgerViews.saveTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={name.trim() === '' || send.isPending} onPress={press}>{view ? words.ledgerViews.rename : words.ledgerViews.saveNow}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <TextInput label={words.ledgerViews.name} note={words.ledgerViews.nameNote} most={LONGEST} value={name} onChange={setName} />
      {view === null && (
        <>
          {person.post.leadingGroupId !== null && <label className="check"><input type="checkbox" checked={shared} onChange={() => setShared(!shared)} />{words.ledgerViews.shared}</label>}
          <label className="check"><input type="checkbox" checked={everywhere} onChange={() => setEverywhere(!everywhere)} />{words.ledgerViews.everyPlan}</label>
          <p className="quiet">{words.ledgerViews.contents}</p>
        </>
      )}
      {send.error && <p className="message message-fault" role="alert">{problemWords(send.error, words)}</p>}
    </DialogBox>
  );
}
