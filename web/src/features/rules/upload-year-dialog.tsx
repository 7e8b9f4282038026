import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { answer, post, type Schemas } from '../../api/client';
import { Button } from '../../components/ui/button';
import { CommandDialog } from '../../components/ui/command-dialog';
import { TextInput } from '../../components/ui/text-input';
import { Tick } from '../../components/ui/tick';
import { useWords } from '../../i18n/language';

interface Props {
  readonly years: readonly Schemas['CalendarYearResponse'][];
  readonly onDone: (loaded: Schemas['LoadedYearResponse']) => void;
  readonly onClose: () => void;
}

/** The days off of a year from a csv file, with the notice they come from. */
export function UploadYearDialog({ years, onDone, onClose }: Props) {
  const words = useWords().rules;
  const [year, setYear] = useState(String(Math.max(...years.map((known) => known.year), 0) + 1));
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [replace, setReplace] = useState(false);
  const loaded = years.some((known) => String(known.year) === year);
  const send = (): Promise<Schemas['LoadedYearResponse']> => {
    const form = new FormData();
    if (file) form.append('file', file);
    return answer(post('/api/v1/calendar-years/{year}', { params: { path: { year }, query: { source: source.trim(), replace: loaded && replace ? 'true' : 'false' } }, body: {} as never, bodySerializer: () => form }));
  };
  return (
    <CommandDialog title={words.uploadTitle} verb={words.uploadNow} wanted={!/^\d{4}$/.test(year) || source.trim() === '' || file === null ? words.uploadFirst : ''} send={send} onDone={(answered) => { onDone(answered); onClose(); }} onClose={onClose}>
      <p>{words.uploadWhat}</p>
      <pre className="rules-example">{words.example}</pre>
      <TextInput label={words.whichYear} type="number" value={year} onChange={setYear} />
      <TextInput label={words.sourceField} value={source} most={200} onChange={setSource} />
      <div className="work-buttons">
        <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(chosen) => setFile(chosen?.[0] ?? null)}><Button>{words.chooseFile}</Button></FileTrigger>
        <span role="status">{file === null ? '' : words.chosenFile(file.name)}</span>
      </div>
      {loaded && <Tick label={words.replace} ticked={replace} onChange={setReplace} />}
    </CommandDialog>
  );
}
