import { answer, idempotencyKey, post } from '../../api/client';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSend } from '../work/send';
import type { Matter } from './queue';

interface Props {
  /** What can be acknowledged among what is shown. */
  readonly matters: readonly Matter[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onDone: (count: number) => void;
}

/** Many acknowledged at once; what it means is read before it is pressed, for there is no way back. */
export function AcknowledgeMany({ matters, selected, onSelect, onDone }: Props) {
  const words = useWords();
  const chosen = matters.filter(({ subjectId }) => selected.has(subjectId)).map(({ subjectId }) => subjectId);
  const sent = useSend<unknown>(() => onDone(chosen.length));
  const all = chosen.length === matters.length;
  return (
    <div className="many">
      <label className="many-all">
        <input type="checkbox" checked={all} onChange={() => onSelect(new Set(all ? [] : matters.map(({ subjectId }) => subjectId)))} />
        {words.inbox.selectAll(matters.length)}
      </label>
      {chosen.length > 0 && (
        <div className="many-act">
          <p>{words.inbox.meaning}</p>
          <Button kind="primary" isDisabled={sent.isPending} onPress={() => sent.mutate(() => answer(post('/api/v1/assignments/acknowledgements', { body: { assignmentIds: chosen }, headers: idempotencyKey() })))}>
            {words.inbox.acknowledgeAll(chosen.length)}
          </Button>
        </div>
      )}
      {sent.error && <p className="field-fault" role="alert">{problemWords(sent.error, words)}</p>}
    </div>
  );
}
