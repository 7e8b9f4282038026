import { FileTrigger } from 'react-aria-components';
import { answer, idempotencyKey, post, remove, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { ClipIcon, CloseIcon } from '../../components/icons';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';

/** A file that was uploaded and goes out with the form. */
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

interface Props {
  readonly subjectType: Schemas['AttachmentResponse']['subjectType'];
  readonly subjectId: string;
  readonly files: readonly Attached[];
  readonly onChange: (files: readonly Attached[]) => void;
}

const KILOBYTE = 1024;

/** Files are uploaded as they are chosen and named by the form when it is sent; one that was never sent can be taken away again. */
export function AttachmentsField({ subjectType, subjectId, files, onChange }: Props) {
  const words = useWords();
  const upload = useCommand({
    mutationFn: async (chosen: readonly File[]) => {
      const added: Attached[] = [];
      for (const file of chosen) {
        const form = new FormData();
        form.append('file', file);
        const { id, name, bytes } = await answer(
          post('/api/v1/attachments', { params: { query: { subjectType, subjectId } }, body: {} as never, bodySerializer: () => form, headers: idempotencyKey() }),
        );
        added.push({ id, name, bytes });
      }
      return added;
    },
    onSuccess: (added) => onChange([...files, ...added]),
  });
  const takeAway = useCommand({
    mutationFn: (id: string) => answer(remove('/api/v1/attachments/{id}', { params: { path: { id } } })),
    onSettled: (_answer, _error, id) => onChange(files.filter((file) => file.id !== id)),
  });
  return (
    <div className="files">
      <FileTrigger allowsMultiple onSelect={(list) => list && upload.mutate([...list])}>
        <Button isDisabled={upload.isPending}><ClipIcon />{upload.isPending ? words.work.form.uploading : words.work.form.addFiles}</Button>
      </FileTrigger>
      {files.length > 0 && (
        <ul className="files-list" aria-label={words.work.form.files}>
          {files.map(({ id, name, bytes }) => (
            <li key={id}>
              <span className="files-name" title={name}>{name}</span>
              <span className="quiet">{words.work.form.kilobytes(Math.max(1, Math.round(bytes / KILOBYTE)))}</span>
              <Button kind="plain" aria-label={words.work.form.removeFile(name)} isDisabled={takeAway.isPending} onPress={() => takeAway.mutate(id)}><CloseIcon /></Button>
            </li>
          ))}
        </ul>
      )}
      {upload.error && <p className="field-fault" role="alert">{problemWords(upload.error, words)}</p>}
    </div>
  );
}
