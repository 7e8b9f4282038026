import { useState } from 'react';
import { answer, post } from '../../api/client';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';

interface Props {
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

/** Clears rows beyond their retention, with the reason. */
export function PurgeDialog({ onDone, onClose }: Props) {
  const words = useWords().audit;
  const [before, setBefore] = useState('');
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={words.purgeTitle}
      verb={words.purgeNow}
      wanted={before === '' || reason.trim() === '' ? words.beforeFirst : ''}
      send={() => answer(post('/api/v1/audit/purges', { body: { before, reason: reason.trim() } }))}
      onDone={({ entries, through }) => { onDone(words.purged(entries, through ?? '')); onClose(); }}
      onClose={onClose}
    >
      <p>{words.purgeWhat}</p>
      <TextInput label={words.before} type="date" value={before} onChange={setBefore} />
      <TextArea label={words.reason} value={reason} rows={3} most={1000} onChange={setReason} />
    </CommandDialog>
  );
}
