import { useQuery } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { attachmentsOf } from './queries';

/** What came with a submission; fetched with the right of the person who looks, then given to the browser as a file. */
export function AttachmentList({ submissionId }: { readonly submissionId: string }) {
  const words = useWords();
  const listed = useQuery(attachmentsOf(submissionId));
  const download = useCommand({
    mutationFn: async ({ id, name }: Schemas['AttachmentResponse']) => {
      const content = (await answer(get('/api/v1/attachments/{id}/content', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob;
      saveAs(content, name);
    },
  });
  if (listed.data === undefined || listed.data.length === 0) return <p className="quiet">{words.submissions.noAttachments}</p>;
  return (
    <>
      <ul className="attachments">
        {listed.data.map((file) => (
          <li key={file.id}>
            <Button kind="plain" aria-label={words.submissions.download(file.name)} onPress={() => download.mutate(file)}>{file.name}</Button>
            <span className="quiet">{words.submissions.size(Math.max(1, Math.round(file.bytes / 1024)).toLocaleString())}</span>
          </li>
        ))}
      </ul>
      {download.error && <p className="message message-fault" role="alert">{problemWords(download.error, words)}</p>}
    </>
  );
}

function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
