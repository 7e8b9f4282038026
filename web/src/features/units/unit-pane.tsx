import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { SelectInput } from '../../components/ui/select-input';
import { TextInput } from '../../components/ui/text-input';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { ChangeDialog } from './change-dialog';
import { LatenessFacts } from './lateness-facts';
import { unit } from './queries';
import { UnitPeople } from './unit-people';
import { UnitWorkload } from './unit-workload';
import { isOffice, reads } from '../shell/roles';

type Detail = Schemas['UnitDetailResponse'];
type AliasReason = Detail['aliases'][number]['reason'];

const CHANGES = ['rename', 'merge', 'split', 'dissolve'] as const;

interface Props {
  readonly unitId: string;
  readonly onSaid: (words: string) => void;
}

/** One unit: what it is called, who is there, what it owes, and what may become of it. */
export function UnitPane({ unitId, onSaid }: Props) {
  const query = useQuery(unit(unitId));
  return <Waiting query={query}>{(detail) => <Pane detail={detail} onSaid={onSaid} />}</Waiting>;
}

function Pane({ detail, onSaid }: { readonly detail: Detail; readonly onSaid: (words: string) => void }) {
  const words = useWords().units;
  const { person } = useSession();
  const [asking, setAsking] = useState<(typeof CHANGES)[number] | 'alias' | null>(null);
  const office = isOffice(person.post.role);
  const close = (): void => setAsking(null);
  const kind = asking === 'alias' ? null : asking;
  return (
    <>
      <header className="desk-head"><h2>{detail.name}</h2><span className="quiet">{words.kinds[detail.kind]}</span></header>
      {detail.validTo !== null && <p className="message message-attention"><span aria-hidden="true">▲</span>{words.ended(detail.validTo, detail.successor ?? '')}</p>}
      <dl className="facts">
        {detail.validFrom !== null && <><dt>{words.since}</dt><dd>{detail.validFrom}</dd></>}
        {detail.groups.length > 0 && <><dt>{words.groups}</dt><dd>{detail.groups.join('、')}</dd></>}
        <dt>{words.aliases}</dt>
        <dd>
          {detail.aliases.length === 0 ? <span className="quiet">{words.noAliases}</span> : <ul className="recipients">{detail.aliases.map(({ words: alias, reason }) => <li key={alias}>{alias}<span className="quiet"> {words.aliasReasons[reason]}</span></li>)}</ul>}
        </dd>
      </dl>
      {office && (
        <div className="work-buttons">
          <Button onPress={() => setAsking('alias')}>{words.addAlias}</Button>
          {detail.validTo === null && CHANGES.map((name) => <Button key={name} onPress={() => setAsking(name)}>{words.changeActs[name]}</Button>)}
        </div>
      )}
      {reads(person.post.role) && <><UnitPeople unitId={detail.id} onSaid={onSaid} /><UnitWorkload unitId={detail.id} /><LatenessFacts unitId={detail.id} /></>}
      {asking === 'alias' && <AliasDialog unitId={detail.id} onDone={() => onSaid(words.aliasAdded)} onClose={close} />}
      {kind && <ChangeDialog unit={detail} kind={kind} onDone={({ kindTitle, effectiveOn }) => onSaid(words.changeDone(kindTitle, effectiveOn))} onClose={close} />}
    </>
  );
}

function AliasDialog({ unitId, onDone, onClose }: { readonly unitId: string; readonly onDone: () => void; readonly onClose: () => void }) {
  const words = useWords().units;
  const [alias, setAlias] = useState('');
  const [reason, setReason] = useState<AliasReason | ''>('');
  const reasons = Object.entries(words.aliasReasons).map(([id, said]) => ({ id: id as AliasReason, words: said }));
  return (
    <CommandDialog
      title={words.aliasTitle}
      verb={words.add}
      wanted={alias.trim() === '' || reason === '' ? words.aliasFirst : ''}
      send={() => answer(post('/api/v1/units/{id}/aliases', { params: { path: { id: unitId } }, body: { words: alias.trim(), reason: reason || 'shortForm' } }))}
      onDone={() => { onDone(); onClose(); }}
      onClose={onClose}
    >
      <p className="quiet">{words.aliasWhat}</p>
      <TextInput label={words.alias} value={alias} most={100} onChange={setAlias} />
      <SelectInput label={words.aliasReason} options={reasons} value={reason} onChange={setReason} placeholder="—" />
    </CommandDialog>
  );
}
