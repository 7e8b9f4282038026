import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { item } from '../../api/queries';
import { offerOf } from '../../components/ui/act';
import { Combo } from '../../components/ui/combo';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { AttachmentList } from '../item/attachment-list';
import { units } from './queries';
import type { ReviewMatter } from './review-matters';
import { ItemGlance } from './item-glance';
import { VerdictPanel } from './verdict-panel';

interface Props {
  readonly matter: ReviewMatter;
  readonly onDone: (said: string) => void;
  readonly onOpenItem: () => void;
}

/** What a unit asks about its responsibility on an item: that it is done, needs longer, or is not its business. */
export function AssignmentReview({ matter, onDone, onOpenItem }: Props) {
  const query = useQuery(item(matter.itemId ?? ''));
  return <Waiting query={query}>{(facts) => <Asked matter={matter} item={facts} onDone={onDone} onOpenItem={onOpenItem} />}</Waiting>;
}

function Asked({ matter, item: facts, onDone, onOpenItem }: Props & { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const assignment = facts.assignmentsOfUnits.find(({ id }) => id === matter.subjectId);
  if (!assignment) return <p className="blank">{words.review.gone}</p>;
  const request = facts.requests.latest.find(({ assignmentId, status }) => assignmentId === assignment.id && status === 'pending');
  const claim = facts.completionClaims.find(({ assignmentId, decision }) => assignmentId === assignment.id && decision === null);
  const handedIn = facts.attachments.latest.filter(({ handedInWith }) =>
    handedInWith.some(({ type, id }) => (type === 'completionClaim' && id === claim?.id) || (type === 'assignmentRequest' && id === request?.id)),
  );
  const reports = facts.progressReports.filter(({ unit }) => unit === assignment.unit).slice(0, 2);
  return (
    <>
      <ItemGlance item={facts} onOpen={onOpenItem} />
      <section className="asked">
        <h3>{words.review.asks[matter.kind](assignment.unit)}</h3>
        <p className="asked-by">{claim ? words.review.saidBy(claim.claimedBy, claim.claimedOn) : request ? words.review.saidBy(request.askedBy, request.askedOn) : ''}</p>
        <blockquote className="asked-words">{claim?.evidence ?? request?.reason ?? matter.words}</blockquote>
        {request?.kind === 'extension' && <DateChange request={request} words={facts.deadlineWords} />}
        {request?.kind === 'decline' && <p>{request.proposedUnit ? words.review.proposes(request.proposedUnit) : words.review.proposesNobody}</p>}
        <AttachmentList attachments={handedIn} none={words.review.noAttachments} />
      </section>
      {reports.length > 0 && (
        <section className="asked-before">
          <h3>{words.review.reportsBefore}</h3>
          <ul className="plain-list">
            {reports.map((report) => <li key={report.id}><span className="quiet">{report.reportedAt.slice(0, 10)} {words.item.states[report.state]}</span> {report.progress}</li>)}
          </ul>
        </section>
      )}
      {request?.kind === 'decline' ? (
        <DeclineVerdict assignment={assignment} proposed={request.proposedUnitId} matter={matter} onDone={onDone} />
      ) : request?.kind === 'extension' ? (
        <ExtensionVerdict assignment={assignment} asked={request.newDueOn} matter={matter} onDone={onDone} />
      ) : (
        <VerdictPanel
          draftKey={matter.key} subjectId={assignment.id} version={assignment.version} label={words.review.remark}
          yes={{ name: 'acceptCompletion', words: words.review.accept, offer: offerOf('acceptCompletion', assignment) }}
          no={{ name: 'returnForRework', words: words.review.giveBack, offer: offerOf('returnForRework', assignment) }}
          onDone={onDone}
        />
      )}
    </>
  );
}

/** The date of the document beside the one asked for; the first one never disappears. */
function DateChange({ request, words: printed }: { readonly request: Schemas['AssignmentRequestResponse']; readonly words: string }) {
  const words = useWords();
  return (
    <dl className="dates">
      <div><dt>{words.review.originalDate}</dt><dd>{request.originalDueOn ?? request.dueOn ?? '—'}<span className="sub">{words.review.printed(printed)}</span></dd></div>
      {request.originalDueOn && request.originalDueOn !== request.dueOn && <div><dt>{words.review.presentDate}</dt><dd>{request.dueOn}</dd></div>}
      <div className="dates-new"><dt>{words.review.proposedDate}</dt><dd>{request.newDueOn ?? '—'}</dd></div>
    </dl>
  );
}

interface VerdictProps {
  readonly assignment: Schemas['AssignmentResponse'];
  readonly matter: ReviewMatter;
  readonly onDone: (said: string) => void;
}

function DeclineVerdict({ assignment, proposed, matter, onDone }: VerdictProps & { readonly proposed: string | null }) {
  const words = useWords();
  const known = useQuery(units());
  const [heir, setHeir] = useState<string | null>(proposed);
  const [unsure, setUnsure] = useState(false);
  const options = (known.data ?? []).filter(({ name }) => name !== assignment.unit).map(({ id, name }) => ({ id, words: name }));
  const name = options.find(({ id }) => id === heir)?.words;
  return (
    <VerdictPanel
      draftKey={matter.key} subjectId={assignment.id} version={assignment.version} label={words.review.remark} more={{ reassignTo: heir }}
      yes={{ name: 'acceptDecline', words: name ? words.review.reassignTo(name) : unsure ? words.review.acceptDecline : words.review.letOff, offer: unsure ? { allowed: false, reason: words.review.noUnit } : offerOf('acceptDecline', assignment) }}
      no={{ name: 'refuseDecline', words: words.review.refuse, offer: offerOf('refuseDecline', assignment) }}
      onDone={onDone}
    >
      {known.data && <Combo label={words.review.heir} options={options} chosen={heir} onChoose={(id, unknown) => { setHeir(id); setUnsure(unknown); }} placeholder={words.review.heirHint} none={words.review.noUnit} />}
    </VerdictPanel>
  );
}

function ExtensionVerdict({ assignment, asked, matter, onDone }: VerdictProps & { readonly asked: string | null }) {
  const words = useWords();
  const [dueOn, setDueOn] = useState(asked ?? '');
  return (
    <VerdictPanel
      draftKey={matter.key} subjectId={assignment.id} version={assignment.version} label={words.review.remark} more={{ dueOn }}
      yes={{ name: 'grantExtension', words: words.review.grant(dueOn), offer: offerOf('grantExtension', assignment) }}
      no={{ name: 'refuseExtension', words: words.review.refuse, offer: offerOf('refuseExtension', assignment) }}
      onDone={onDone}
    >
      <label className="field verdict-date">{words.review.grantedDate}<input className="input" type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} /></label>
    </VerdictPanel>
  );
}
