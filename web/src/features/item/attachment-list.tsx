import { answer, get, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { saveFile } from '../../api/save-file';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';

type Attachment = Schemas['AttachmentResponse'];

interface Props {
  readonly attachments: readonly Attachment[];
  readonly none: string;
  /** Says also who handed a file in, where they come from several units. */
  readonly withUnit?: boolean;
}

/** Files by name, kind and size; a press fetches one. */
export function AttachmentList({ attachments, none, withUnit = false }: Props) {
  const words = useWords();
  const save = useCommand({ mutationFn: fetchFile });
  if (attachments.length === 0) return <p className="quiet">{none}</p>;
  return (
    <>
      <ul className="files">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <button type="button" className="file" onClick={() => save.mutate(attachment)}>{attachment.name}</button>
            <span className="quiet">
              {[sizeOf(attachment.bytes), ...(withUnit ? [attachment.unit ?? words.item.office, attachment.uploadedAt.slice(0, 10)] : []), attachment.scanned ? words.item.scanned : words.item.notScanned].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {save.error && <p className="message message-fault" role="alert">{problemWords(save.error, words)}</p>}
    </>
  );
}

/** 820 B, 12 KB, 3.4 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** A link could not say who one is in the demonstration, so the file is fetched and then handed over. */
async function fetchFile({ id, name }: Attachment): Promise<void> {
  const content: unknown = await answer(get('/api/v1/attachments/{id}/content', { params: { path: { id } }, parseAs: 'blob' }));
  saveFile(content as Blob, name);
}
