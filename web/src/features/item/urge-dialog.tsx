import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextArea } from '../../components/ui/text-area';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { urges } from './queries';

interface Props {
  readonly itemId: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onUrged: (units: number) => void;
}

/** Who will be urged, who will not and why, and with which words: before it goes out. */
export function UrgeDialog({ itemId, title, onClose, onUrged }: Props) {
  const words = useWords();
  const query = useQuery(urges(itemId));
  const { text, write, clear } = useDraftText(`urge.${itemId}`);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const able = (query.data?.units ?? []).filter(({ refused }) => refused === '');
  const chosen = [...new Set(able.map(({ unitId }) => unitId))].filter((unitId) => !left.has(unitId));
  const urge = useCommand({
    mutationFn: () =>
      answer(post('/api/v1/items/{id}/urges', { params: { path: { id: itemId }, header: idempotencyKey() }, body: { unitIds: chosen, ...(text.trim() ? { text: text.trim() } : {}) } })),
    onSuccess: () => {
      clear();
      onUrged(chosen.length);
      onClose();
      return queryClient.invalidateQueries();
    },
  });
  const toggle = (unitId: string): void => setLeft((now) => new Set(now.has(unitId) ? [...now].filter((other) => other !== unitId) : [...now, unitId]));
  return (
    <DialogBox
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" isDisabled={chosen.length === 0 || urge.isPending} onPress={() => urge.mutate()}>{words.item.urgeUnits(chosen.length)}</Button>
          <Button onPress={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <Waiting query={query}>
        {({ units, urges: past }) => (
          <>
            <fieldset className="choose">
              <legend>{words.item.willUrge(chosen.length)}</legend>
              <ul className="plain-list">
                {units.map((unit) => (
                  <li key={`${unit.unitId}-${unit.role}`}>
                    <label className={unit.refused ? 'quiet' : ''}>
                      <input type="checkbox" checked={unit.refused === '' && !left.has(unit.unitId)} disabled={unit.refused !== ''} onChange={() => toggle(unit.unitId)} />
                      {unit.unit} <span className="quiet">{words.assignmentRoles[unit.role]} · {words.item.urgedTimes(past.filter(({ unitId }) => unitId === unit.unitId).length)}</span>
                    </label>
                    {unit.refused && <span className="sub">{unit.refused}</span>}
                  </li>
                ))}
              </ul>
            </fieldset>
            <TextArea label={words.item.urgeWords} value={text} onChange={write} rows={3} />
          </>
        )}
      </Waiting>
      {urge.error && <p className="message message-fault" role="alert">{problemWords(urge.error, words)}</p>}
    </DialogBox>
  );
}
