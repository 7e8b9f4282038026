import { useState } from 'react';
import { answer, post, type Schemas } from '../../api/client';
import { CommandDialog } from '../../components/ui/command-dialog';
import { SelectInput } from '../../components/ui/select-input';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';

type Kind = Schemas['NewUnitRequest']['kind'];

interface Props {
  readonly onDone: (unit: Schemas['RegisteredUnitResponse']) => void;
  readonly onClose: () => void;
}

/** A unit the directory does not have yet; it comes last in the official order. */
export function NewUnitDialog({ onDone, onClose }: Props) {
  const words = useWords().units;
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind | ''>('');
  const [validFrom, setValidFrom] = useState('');
  const kinds = Object.entries(words.kinds).map(([id, said]) => ({ id: id as Kind, words: said }));
  return (
    <CommandDialog
      title={words.newTitle}
      verb={words.add}
      wanted={name.trim() === '' || kind === '' ? words.kindFirst : ''}
      send={() => answer(post('/api/v1/units', { body: { name: name.trim(), kind: kind || 'government', ...(validFrom === '' ? {} : { validFrom }) } }))}
      onDone={(unit) => { onDone(unit); onClose(); }}
      onClose={onClose}
    >
      <TextInput label={words.name} value={name} most={100} onChange={setName} />
      <SelectInput label={words.kind} options={kinds} value={kind} onChange={setKind} placeholder="—" />
      <TextInput label={words.validFrom} type="date" note={words.may} value={validFrom} onChange={setValidFrom} />
    </CommandDialog>
  );
}
