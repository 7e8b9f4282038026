import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Act } from '../../components/ui/act';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { GroupsSection } from './groups-section';
import { IssueDialog } from './issue-dialog';
import { IssuePreview } from './issue-preview';
import { LaddersSection } from './ladders-section';
import { type Plan, PlanFrame } from './plan-frame';
import { issuePreview } from './queries';
import { WorkRulesSection } from './work-rules-section';

/** What issuing a plan would do, the rules it will run by, and the issuing itself. */
export function IssuePage() {
  const words = useWords();
  const [said, setSaid] = useState('');
  return (
    <PlanFrame title={words.issuing.title}>
      {(plan) => (
        <>
          <p className="issue-said" role="status">{said}</p>
          {plan.status === 'draft' ? <Unissued plan={plan} onSaid={setSaid} /> : <Issued plan={plan} />}
        </>
      )}
    </PlanFrame>
  );
}

function Unissued({ plan, onSaid }: { readonly plan: Plan; readonly onSaid: (words: string) => void }) {
  const query = useQuery(issuePreview(plan.id));
  return (
    <Waiting query={query}>
      {(preview) => (
        <>
          <Head plan={plan} preview={preview} onSaid={onSaid} />
          <div className="issue-columns">
            <IssuePreview preview={preview} />
            <div className="issue-aside">
              <WorkRulesSection plan={plan} version={preview.version} />
              <GroupsSection planId={plan.id} version={preview.version} />
              <LaddersSection planId={plan.id} version={preview.version} />
            </div>
          </div>
        </>
      )}
    </Waiting>
  );
}

interface HeadProps {
  readonly plan: Plan;
  readonly preview: Schemas['IssuePreviewResponse'];
  readonly onSaid: (words: string) => void;
}

/** In one line how far it reaches; what forbids it, or the way on. */
function Head({ plan, preview, onSaid }: HeadProps) {
  const words = useWords().issuing;
  const { today } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <section className="issue-head" aria-label={words.title}>
      <div className="issue-head-words">
        <p className="issue-lead">{words.lead(preview.recipients.length, preview.items)}</p>
        <p className="issue-doubts">
          {preview.unreachableUnits.length > 0 && <span>▲ {words.unheard(preview.unreachableUnits.length)}</span>}
          {preview.itemsWithoutLead.length > 0 && <span>▲ {words.withoutLead(preview.itemsWithoutLead.length)}</span>}
          <Link to={`/rehearsal?plan=${plan.id}&from=${today}&assume=nobodyActs`}>{words.rehearse}</Link>
        </p>
      </div>
      <Act kind="primary" words={words.open} offer={{ allowed: preview.blocks.length === 0, reason: preview.blocks.join('') }} onPress={() => setOpen(true)} />
      {open && <IssueDialog plan={plan} preview={preview} onClose={() => setOpen(false)} onIssued={() => onSaid(words.issuedSaid(preview.recipients.length))} />}
    </section>
  );
}

function Issued({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  return (
    <section className="issue-done" aria-label={words.issuing.issued}>
      <h2>{words.issuing.issued}</h2>
      <dl className="facts">
        <dt>{words.issuing.issuedOn}</dt><dd>{plan.issuedOn ?? words.issuing.noDate}</dd>
        {plan.issuingAuthority !== '' && <><dt>{words.issuing.authority}</dt><dd>{plan.issuingAuthority}</dd></>}
        <dt>{words.issuing.acknowledged}</dt><dd>{words.issuing.acknowledgedOf(plan.acknowledged, plan.assignments)}</dd>
      </dl>
      <p className="verdict-acts">
        <Link className="button button-primary" to={`/plans/${plan.id}`}>{words.issuing.toLedger}</Link>
        <Link className="button" to={`/plans/${plan.id}/closing`}>{words.issuing.openClosing}</Link>
      </p>
    </section>
  );
}
