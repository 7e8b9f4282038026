import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { answer, put, type Schemas, seen } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Segments } from '../../components/ui/segments';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useKept } from '../../kept';
import { ladders } from '../rehearsal/queries';
import { planLadders, planVersion } from './queries';

type Chosen = Schemas['LadderChoiceResponse'];

const STARTS = ['ladder', 'blue', 'yellow', 'red'] as const;

/** Which reminders the plan runs by, and the level at which notices begin. */
export function LaddersSection({ planId, version }: { readonly planId: string; readonly version: number }) {
  const words = useWords().issuing;
  const query = useQuery(planLadders(planId));
  return (
    <section className="issue-ladders" aria-label={words.ladders}>
      <h2>{words.ladders}</h2>
      <Waiting query={query}>{(chosen) => <Choices planId={planId} version={Math.max(version, chosen.version)} chosen={chosen} />}</Waiting>
    </section>
  );
}

function Choices({ planId, version, chosen }: { readonly planId: string; readonly version: number; readonly chosen: Chosen }) {
  const words = useWords();
  const id = useId();
  const known = useQuery(ladders()).data ?? [];
  const kept = useKept(
    `plan.${planId}`,
    (body: Pick<Chosen, 'ladders' | 'noticeStart'>) => answer(put('/api/v1/plans/{id}/ladders', { params: { path: { id: planId } }, headers: seen(planVersion(planId, version)), body })),
    (next) => {
      if (next) queryClient.setQueryData(planLadders(planId).queryKey, next);
      return queryClient.invalidateQueries({ queryKey: ['plans', planId] });
    },
  );
  const shown = { ...chosen, ...kept.chosen };
  const start = shown.noticeStart ?? 'ladder';
  return (
    <>
      <Segments label={words.issuing.noticeStart} options={STARTS.map((name) => ({ id: name, words: words.issuing.noticeStarts[name] }))} chosen={start} onChoose={(name) => kept.choose({ ladders: chosen.ladders, noticeStart: name === 'ladder' ? null : name })} />
      <details className="issue-ladder-kinds">
        <summary>{words.issuing.laddersOwn(Object.keys(chosen.ladders).length)}</summary>
        <ul className="plain-list">
          {Object.entries(chosen.inEffect).map(([kind, code]) => (
            <li key={kind}>
              <label htmlFor={`${id}-${kind}`}>{words.issuing.ladderOf(words.rehearsal.kinds[kind] ?? kind)}</label>
              <select id={`${id}-${kind}`} className="input" value={shown.ladders[kind] ?? code} onChange={(event) => kept.choose({ ladders: { ...chosen.ladders, [kind]: event.target.value }, noticeStart: chosen.noticeStart })}>
                {known.map((ladder) => <option key={ladder.code} value={ladder.code}>{ladder.title}</option>)}
              </select>
            </li>
          ))}
        </ul>
      </details>
      <p className="issue-kept" role="status">{kept.isSuccess ? words.issuing.rulesSaved : ''}</p>
      {kept.error && <p className="message message-fault" role="alert">{problemWords(kept.error, words)}</p>}
    </>
  );
}
