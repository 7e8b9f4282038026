import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { item, queryClient, thread } from '../../api/queries';
import { Act, offerOf } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextArea } from '../../components/ui/text-area';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { AttachmentList } from '../item/attachment-list';
import { DECISIONS } from './decide';
import { ItemGlance } from './item-glance';
import type { ReviewMatter } from './review-matters';
import { VerdictPanel } from './verdict-panel';

interface Props {
  readonly matter: ReviewMatter;
  readonly onDone: (said: string) => void;
  readonly onOpenItem: () => void;
}

/** An item that is done: first somebody looks whether it is true, then it is struck off. */
export function ClosingReview({ matter, onDone, onOpenItem }: Props) {
  const words = useWords();
  const query = useQuery(item(matter.subjectId));
  const said = useQuery(thread(matter.subjectId));
  const verification = (said.data?.entries ?? []).find(({ kind, detail }) => kind === 'itemChanged' && (detail as Record<string, unknown>).change === 'verified');
  return (
    <Waiting query={query}>
      {(facts) => (
        <>
          <ItemGlance item={facts} onOpen={onOpenItem} />
          {facts.completionClaims.filter(({ decision }) => decision === 'accepted').map((claim) => (
            <section className="asked" key={claim.id}>
              <h3>{words.review.claimAccepted(claim.unit)}</h3>
              <p className="asked-by">{words.review.saidBy(claim.claimedBy, claim.claimedOn)}{claim.decidedAt && words.review.acceptedOn(claim.decidedAt.slice(0, 10))}</p>
              <blockquote className="asked-words">{claim.evidence}</blockquote>
              {claim.decisionReason && <p>{words.review.remarkWas(claim.decisionReason)}</p>}
              <AttachmentList attachments={facts.attachments.latest.filter(({ handedInWith }) => handedInWith.some(({ type, id }) => type === 'completionClaim' && id === claim.id))} none={words.review.noAttachments} />
            </section>
          ))}
          <ol className="steps" aria-label={words.review.steps}>
            <li data-done="true">{words.review.stepDone}</li>
            <li data-done={facts.verified}>{words.review.stepVerified}</li>
            <li>{words.review.stepClosed}</li>
          </ol>
          {facts.verified && verification && (
            <section className="asked">
              <h3>{words.review.seen}</h3>
              <p className="asked-by">{words.review.saidBy(verification.person ?? '', verification.at.slice(0, 10))}</p>
              <blockquote className="asked-words">{verification.words}</blockquote>
            </section>
          )}
          {facts.verified ? (
            <StrikeOff item={facts} onDone={onDone} />
          ) : (
            <VerdictPanel
              draftKey={`${matter.key}.verify`} subjectId={facts.itemId} version={facts.version} label={words.review.whatWasSeen} reasonForYes
              yes={{ name: 'verify', words: words.review.verify, offer: offerOf('verify', facts) }} no={null}
              onDone={() => undefined}
            />
          )}
        </>
      )}
    </Waiting>
  );
}

/** Striking off goes to everybody who answers for the item, so who will read it is shown first. */
function StrikeOff({ item: facts, onDone }: { readonly item: Schemas['ItemPageResponse']; readonly onDone: (said: string) => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const strike = useCommand({
    mutationFn: () => DECISIONS.closeOut(facts.itemId, { version: facts.version, reason }),
    onSuccess: () => {
      setOpen(false);
      onDone(words.review.closeOut);
      return queryClient.invalidateQueries();
    },
  });
  const units = [...new Set(facts.assignmentsOfUnits.filter(({ status }) => status !== 'withdrawn').map(({ unit }) => unit))];
  return (
    <section className="verdict" aria-label={words.review.verdict}>
      <div className="verdict-acts"><Act kind="primary" words={words.review.closeOutPreview} offer={offerOf('closeOut', facts)} onPress={() => setOpen(true)} /></div>
      {open && (
        <DialogBox
          title={words.review.closeOutTitle(facts.number || String(facts.position))}
          onClose={() => setOpen(false)}
          actions={<><Button kind="primary" isDisabled={strike.isPending} onPress={() => strike.mutate()}>{words.review.closeOut}</Button><Button onPress={() => setOpen(false)}>{words.cancel}</Button></>}
        >
          <p className="item-text">{facts.text}</p>
          <div><h3>{words.review.willRead(units.length)}</h3><ul className="recipients">{units.map((unit) => <li key={unit}>{unit}</li>)}</ul></div>
          <TextArea label={words.review.closingWords} rows={2} value={reason} onChange={setReason} />
          {strike.error && <p className="message message-fault" role="alert">{problemWords(strike.error, words)}</p>}
        </DialogBox>
      )}
    </section>
  );
}
