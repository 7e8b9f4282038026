import { answer, idempotencyKey, post } from '../../api/client';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';
import type { Outgoing } from '../work/outgoing';
import type { Matter } from './queue';

interface Props {
  /** What can be acknowledged among what is shown. */
  readonly matters: readonly Matter[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onOutgoing: (act: Outgoing) => void;
}

/** Many acknowledged at once; what it means is read before it is pressed, for there is no way back. */
export function AcknowledgeMany({ matters, selected, onSelect, onOutgoing }: Props) {
  const words = useWords();
  const chosen = matters.filter(({ subjectId }) => selected.has(subjectId)).map(({ subjectId }) => subjectId);
  const acknowledge = (): void => {
    const request = { body: { assignmentIds: chosen }, headers: idempotencyKey() };
    const [first] = matters.filter(({ subjectId }) => selected.has(subjectId));
    onOutgoing({ words: words.inbox.acknowledgeAll(chosen.length), send: (more) => answer(post('/api/v1/assignments/acknowledgements', { ...request, ...more })).then(() => words.inbox.acknowledged(chosen.length, first?.title ?? '')) });
  };
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
          <Button kind="primary" onPress={acknowledge}>{words.inbox.acknowledgeAll(chosen.length)}</Button>
        </div>
      )}
    </div>
  );
}
