import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Segments } from '../../components/ui/segments';
import { TextArea } from '../../components/ui/text-area';
import { problemWords } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import type { Plan } from './plan-frame';

type Result = Schemas['SatisfactionRequest']['result'];

const RESULTS: readonly Result[] = ['satisfied', 'basicallySatisfied', 'dissatisfied'];

/** What the proposers of a motion think of the outcome. */
export function Judgement({ plan, onSaid }: { readonly plan: Plan; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const own = words.issuing.closing;
  const [result, setResult] = useState<Result | null>(null);
  const [missing, setMissing] = useState(false);
  const { text, write, clear } = useDraftText(`satisfaction.${plan.id}`);
  const judge = useCommand({
    mutationFn: (given: Result) => answer(post('/api/v1/plans/{id}/satisfaction', { params: { path: { id: plan.id } }, headers: { ...seen(plan.version), ...idempotencyKey() }, body: { result: given, ...(text.trim() === '' ? {} : { comment: text.trim() }) } })),
    onSuccess: (_, given) => {
      clear();
      setResult(null);
      onSaid(own.judged(own.results[given]));
    },
    onSettled: () => queryClient.invalidateQueries(),
  });
  const send = (): void => {
    if (result === null) return;
    const lacks = result === 'dissatisfied' && text.trim() === '';
    setMissing(lacks);
    if (!lacks) judge.mutate(result);
  };
  return (
    <section className="issue-judgement" aria-label={own.judgement}>
      <h2>{own.judgement} <span className="quiet">{plan.satisfaction === null ? own.notJudged : own.results[plan.satisfaction]}</span></h2>
      <p className="quiet">{own.judgementHelp}</p>
      <Segments label={own.result} options={RESULTS.map((id) => ({ id, words: own.results[id] }))} chosen={result} onChoose={setResult} />
      <TextArea label={own.comment} help={own.commentHelp} fault={missing ? own.commentMissing : null} rows={2} most={1000} value={text} onChange={(next) => { write(next); setMissing(false); }} />
      {judge.error && <p className="message message-fault" role="alert">{problemWords(judge.error, words)}</p>}
      <div className="verdict-acts"><Button isDisabled={result === null || judge.isPending} onPress={send}>{own.judge}</Button></div>
    </section>
  );
}
