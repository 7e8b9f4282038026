import { answer, put, type Schemas, seen } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Segments } from '../../components/ui/segments';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useKept } from '../../kept';
import type { Plan } from './plan-frame';
import { planVersion } from './queries';

const JOINT_LEADS = ['allMustFinish', 'firstConsolidates'] as const;
const SIGNED = ['report', 'extension', 'decline', 'completion', 'submission'] as const;

/** How the work is done: each choice is kept at once and can be chosen back. */
export function WorkRulesSection({ plan, version }: { readonly plan: Plan; readonly version: number }) {
  const words = useWords();
  const rules = plan.workRules;
  const kept = useKept(
    `plan.${plan.id}`,
    (change: Partial<Schemas['WorkRulesRequest']>) => answer(put('/api/v1/plans/{id}/work-rules', { params: { path: { id: plan.id } }, headers: seen(planVersion(plan.id, version)), body: change })),
    () => queryClient.invalidateQueries({ queryKey: ['plans', plan.id] }),
  );
  const asked = kept.chosen ?? {};
  const signed: Readonly<Record<string, boolean>> = { ...rules.signatures, ...asked.signatures };
  return (
    <section className="issue-rules" aria-label={words.issuing.rules}>
      <h2>{words.issuing.rules} <span className="quiet" role="status">{kept.isSuccess ? words.issuing.rulesSaved : ''}</span></h2>
      <Segments label={words.issuing.jointLeads} options={JOINT_LEADS.map((id) => ({ id, words: words.issuing.jointLeadsOf[id] }))} chosen={asked.jointLeads ?? rules.jointLeads} onChoose={(jointLeads) => kept.choose({ jointLeads })} />
      <label className="choose"><input type="checkbox" checked={asked.fourEyes ?? rules.fourEyes} onChange={(event) => kept.choose({ fourEyes: event.target.checked })} />{words.issuing.fourEyes}</label>
      <fieldset className="issue-signatures">
        <legend>{words.issuing.signatures}</legend>
        {SIGNED.map((act) => <label key={act} className="choose"><input type="checkbox" checked={signed[act] === true} onChange={(event) => kept.choose({ signatures: { [act]: event.target.checked } as unknown as Schemas['SignatureRules'] })} />{words.issuing.signaturesOf[act]}</label>)}
      </fieldset>
      {kept.error && <p className="message message-fault" role="alert">{problemWords(kept.error, words)}</p>}
    </section>
  );
}
