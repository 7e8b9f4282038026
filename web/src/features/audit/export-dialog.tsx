import { useState } from 'react';
import { answer, get } from '../../api/client';
import { saveFile } from '../../api/save-file';
import { CommandDialog } from '../../components/ui/command-dialog';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { useWords } from '../../i18n/language';
import type { AuditFilter } from './filter';

const FORMATS = ['csv', 'ndjson'] as const;

interface Props {
  readonly filter: AuditFilter;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What the filters leave as a file, with the reason why it leaves the system. */
export function ExportDialog({ filter, onDone, onClose }: Props) {
  const words = useWords().audit;
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv');
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={words.exportTitle}
      verb={words.exportNow}
      wanted={reason.trim() === '' ? words.reasonFirst : ''}
      send={async () => saveFile((await answer(get('/api/v1/audit/export', { params: { query: { ...filter, format, reason: reason.trim() } }, parseAs: 'blob' }))) as unknown as Blob, `audit.${format}`)}
      onDone={() => { onDone(); onClose(); }}
      onClose={onClose}
    >
      <p>{words.exportWhat}</p>
      <Segments label={words.format} options={FORMATS.map((id) => ({ id, words: words.formats[id] }))} chosen={format} onChoose={setFormat} />
      <TextArea label={words.reason} value={reason} rows={3} most={1000} onChange={setReason} />
    </CommandDialog>
  );
}
