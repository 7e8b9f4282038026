import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { AttachmentList } from './attachment-list';
import { attachments } from './queries';

/** The files of the item and what the units say they prove, and what they asked for. */
export function ItemEvidence({ item }: { readonly item: Schemas['ItemPageResponse'] }) {
  const words = useWords();
  const query = useQuery(attachments(item.itemId));
  return (
    <>
      <Waiting query={query}>{({ rows }) => <AttachmentList attachments={rows} none={words.item.noFiles} withUnit />}</Waiting>
      {item.completionClaims.map((claim) => (
        <section className="asked" key={claim.id}>
          <h3>{words.review.asks.completion(claim.unit)}</h3>
          <p className="asked-by">{words.review.saidBy(claim.claimedBy, claim.claimedOn)} · {claim.decision ? words.item.claimAnswers[claim.decision] : words.item.undecided}</p>
          <blockquote className="asked-words">{claim.evidence}</blockquote>
          {claim.decisionReason && <p>{words.review.remarkWas(claim.decisionReason)}</p>}
        </section>
      ))}
      {item.requests.latest.map((request) => (
        <section className="asked" key={request.id}>
          <h3>{request.kindTitle} · {request.unit}</h3>
          <p className="asked-by">{words.review.saidBy(request.askedBy, request.askedOn)} · {request.statusTitle}</p>
          <blockquote className="asked-words">{request.reason}</blockquote>
          {request.newDueOn && <p>{words.item.dateMove} {request.originalDueOn ?? request.dueOn} → {request.newDueOn}{request.grantedDueOn && request.grantedDueOn !== request.newDueOn && `（${words.item.grantedDate} ${request.grantedDueOn}）`}</p>}
          {request.proposedUnit && <p>{words.review.proposes(request.proposedUnit)}</p>}
          {request.decisionReason && <p>{words.review.remarkWas(request.decisionReason)}</p>}
        </section>
      ))}
    </>
  );
}
