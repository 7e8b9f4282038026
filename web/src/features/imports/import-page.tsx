import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { FileDrop } from '../../components/ui/file-drop';
import { TextArea } from '../../components/ui/text-area';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { Working } from '../../components/ui/working';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { OfficeOnly } from '../shell/office-only';
import { DocumentList } from './document-list';
import { documents } from './queries';

/** Documents in hand, and a place to bring another one in. */
export function ImportPage() {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.imports.title} · ${words.product}`;
  }, [words]);
  return <OfficeOnly title={words.imports.title} why={words.imports.notOffice}><Import /></OfficeOnly>;
}

function Import() {
  const words = useWords();
  const listed = useQuery(documents());
  return (
    <>
      <header className="page-head"><div className="page-head-words"><h1 className="page-title">{words.imports.title}</h1><p className="page-facts"><span>{words.imports.what}</span></p></div></header>
      <Upload known={listed.data ?? []} />
      <Waiting query={listed}>{(rows) => <DocumentList rows={rows} />}</Waiting>
    </>
  );
}

/** A file goes in; a single document is opened, several are announced, and a refusal is told in the words of the server. */
function Upload({ known }: { readonly known: readonly Schemas['DocumentResponse'][] }) {
  const words = useWords();
  const navigate = useNavigate();
  const [said, setSaid] = useState('');
  const upload = useCommand({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return answer(post('/api/v1/source-documents', { body: {} as never, bodySerializer: () => form, headers: idempotencyKey() }));
    },
    onMutate: () => setSaid(''),
    onSuccess: ({ documents: read, lostDecisions }) => {
      const drafts = read.filter(({ items }) => items !== null);
      const lost = lostDecisions > 0 ? words.imports.lost(lostDecisions) : '';
      setSaid((drafts.length === 0 ? words.imports.readNone : words.imports.readMany(read.length, drafts.length)) + lost);
      const [only] = drafts;
      if (only && drafts.length === 1) void navigate(`/import/${only.id}?step=head`);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: documents().queryKey }),
  });
  const before = upload.error instanceof ApiProblem && upload.error.code === 'already-imported' ? upload.error.places : [];
  return (
    <div className="import-upload">
      <FileDrop label={words.imports.upload} choose={words.imports.choose} drop={words.imports.drop} help={words.imports.formats} busy={upload.isPending} onFile={(file) => upload.mutate(file)} />
      <Paste busy={upload.isPending} onFile={(file, clear) => upload.mutate(file, { onSuccess: clear })} />
      {upload.isPending && <Working words={(seconds) => words.imports.reading(upload.variables.name, seconds)} />}
      <p className="import-said" role="status">{said}</p>
      {upload.error && (
        <div className="message message-attention import-refusal" role="alert">
          <p><strong>{words.imports.refused}</strong>{problemWords(upload.error, words)}</p>
          {before.length > 0 && <p>{words.imports.known}{before.map(({ pointer, detail }) => <Known key={pointer} id={pointer.split('/')[2] ?? ''} name={detail} known={known} />)}</p>}
        </div>
      )}
    </div>
  );
}

/** Words instead of a file, for what cannot be read as it is, such as a scan. */
function Paste({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File, onDone: () => void) => void }) {
  const words = useWords().imports;
  const { text, write, clear } = useDraftText('import.paste');
  const [open, setOpen] = useState(text !== '');
  return (
    <details className="import-paste" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.paste}</summary>
      <TextArea label={words.pasteLabel} help={words.pasteHelp} rows={6} value={text} onChange={write} />
      <Button isDisabled={busy || text.trim() === ''} onPress={() => onFile(new File([text], words.pasteName, { type: 'text/plain' }), clear)}>{words.pasteNow}</Button>
    </details>
  );
}

/** Where the document of an earlier import is now. */
function Known({ id, name, known }: { readonly id: string; readonly name: string; readonly known: readonly Schemas['DocumentResponse'][] }) {
  const document = known.find((one) => one.id === id);
  if (document?.items === null || document === undefined) return <span className="import-known">{name}</span>;
  return <Link className="import-known" to={document.planId === null ? `/import/${id}?step=head` : `/plans/${document.planId}`}>{name}</Link>;
}
