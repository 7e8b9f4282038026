import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { answer, post } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { DifferenceTables } from './difference-tables';
import { type DraftView, namedUnits } from './draft-view';
import { countsOf } from './findings';
import { Supervision } from './head-step';
import { difference } from './queries';
import { StepFoot, whyNot } from './steps';

/** What becomes a plan and with which decisions; of a new edition of a running plan, how it differs. */
export function EnableStep({ view }: { readonly view: DraftView }) {
  const words = useWords().imports;
  const { reading } = view;
  return (
    <>
      <div className="import-body">
        <Summary view={view} />
        {reading.runningPlanId !== null ? <NewEdition view={view} planId={reading.runningPlanId} /> : reading.planId === null ? <Confirm view={view} /> : (
          <p className="verdict-acts">{words.enable.done}<Link className="button" to={`/plans/${reading.planId}`}>{words.enable.seePlan}</Link></p>
        )}
      </div>
      <StepFoot view={view} step="enable" />
    </>
  );
}

function Summary({ view }: { readonly view: DraftView }) {
  const words = useWords().imports;
  const { draft, findings, lostDecisions } = view;
  const { open } = countsOf(findings);
  const made = (name: string): number => findings.filter(({ decision }) => decision === name).length;
  const units = new Set(namedUnits(draft.items).flatMap(({ unitCodes }) => unitCodes)).size;
  return (
    <section aria-label={words.enable.title}>
      <h2>{words.enable.title}</h2>
      <p className="quiet">{words.enable.what}</p>
      <dl className="facts">
        <dt>{words.enable.document}</dt><dd>{draft.title}<span className="sub">{draft.documentNumber || words.noNumber}</span></dd>
        <dt>{words.enable.office}</dt><dd><Supervision view={view} /></dd>
        <dt>{words.enable.content}</dt><dd>{words.head.countsOf(draft.items.length, units, draft.phases.length, draft.duties.length)}</dd>
        <dt>{words.enable.decided}</dt><dd>{words.enable.decidedOf(made('acceptProposal'), made('set'), made('keepPrinted'), made('ignore'))}</dd>
        <dt>{words.enable.left}</dt><dd>{open.review + open.note > 0 ? words.enable.leftOf(open.review, open.note) : words.enable.leftNone}</dd>
        {lostDecisions.length > 0 && <><dt>{words.enable.lost}</dt><dd><ul className="plain-list">{lostDecisions.map(({ finding, decision, reason }) => <li key={finding}>{words.check.decisions[decision]}：{reason} <span className="quiet">{finding}</span></li>)}</ul></dd></>}
      </dl>
    </section>
  );
}

function Confirm({ view }: { readonly view: DraftView }) {
  const words = useWords();
  const navigate = useNavigate();
  const { reading } = view;
  const confirm = useCommand({
    mutationFn: () => answer(post('/api/v1/documents/{id}/confirmation', { params: { path: { id: reading.id } } })),
    onSuccess: async ({ planId }) => {
      await queryClient.invalidateQueries();
      void navigate(`/plans/${planId}/issue`);
    },
  });
  const why = whyNot(view, 'enable', words.imports);
  return (
    <div className="verdict">
      {why !== '' && <p>{words.imports.enable.blocked}{why} <Link to={`/import/${reading.id}?step=check`}>{words.imports.enable.goCheck}</Link></p>}
      {confirm.error && <p className="message message-fault" role="alert">{problemWords(confirm.error, words)}</p>}
      <div className="verdict-acts"><Button kind="primary" isDisabled={why !== '' || confirm.isPending} onPress={() => confirm.mutate()}>{words.imports.enable.enable}</Button></div>
    </div>
  );
}

function NewEdition({ view, planId }: { readonly view: DraftView; readonly planId: string }) {
  const words = useWords().imports.enable;
  const query = useQuery(difference(view.reading.id));
  return (
    <>
      <p className="message message-attention import-note">{words.edition(view.draft.documentNumber)}<Link to={`/plans/${planId}`}>{words.seeRunning}</Link></p>
      <Waiting query={query}>{(found) => <DifferenceTables difference={found} />}</Waiting>
    </>
  );
}
