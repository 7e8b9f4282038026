import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { queryClient } from '../../api/queries';
import { Act, offerOf } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextArea } from '../../components/ui/text-area';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useDraftText } from '../../draft';
import { useWords } from '../../i18n/language';
import { Judgement } from './judgement';
import { type Plan, PlanFrame } from './plan-frame';
import { closePreview } from './queries';

const PROPOSALS: ReadonlySet<Plan['kind']> = new Set(['npcMotion', 'cppccProposal']);

/** The end of a plan: what its proposers think, what is still open, the closing with a reason, the archive. */
export function ClosingPage() {
  const words = useWords();
  const [said, setSaid] = useState('');
  return (
    <PlanFrame title={words.issuing.closing.title}>
      {(plan) => (
        <div className="issue-life">
          <p className="issue-said" role="status">{said}</p>
          {plan.status === 'draft' && <p className="quiet">{words.issuing.closing.notIssued}</p>}
          {PROPOSALS.has(plan.kind) && (plan.status === 'issued' || plan.status === 'closed') && <Judgement plan={plan} onSaid={setSaid} />}
          {plan.status === 'issued' && <Closing plan={plan} onSaid={setSaid} />}
          {(plan.status === 'closed' || plan.status === 'archived') && <Closed plan={plan} onSaid={setSaid} />}
        </div>
      )}
    </PlanFrame>
  );
}

interface Props {
  readonly plan: Plan;
  readonly onSaid: (words: string) => void;
}

function Closing({ plan, onSaid }: Props) {
  const words = useWords().issuing.closing;
  const query = useQuery(closePreview(plan.id));
  const [open, setOpen] = useState(false);
  return (
    <Waiting query={query}>
      {(preview) => (
        <section aria-label={words.stillOpen}>
          <h2>{words.stillOpen} <span className="quiet">{words.openCounts(preview.items.length, preview.submissions, preview.instructions) || words.nothingOpen}</span></h2>
          <div className="verdict-acts">
            <Act kind="primary" words={words.end} offer={preview.awaitsJudgement ? { allowed: false, reason: words.awaits } : offerOf('close', plan)} onPress={() => setOpen(true)} />
          </div>
          {preview.items.length > 0 && (
            <div className="table-scroll">
              <table className="table issue-table">
                <caption className="out-of-sight">{words.itemCaption}</caption>
                <thead><tr><th scope="col">{words.item}</th><th scope="col">{words.state}</th></tr></thead>
                <tbody>{preview.items.map(({ itemId, label, statusTitle }) => <tr key={itemId}><th scope="row"><Link to={`/tasks/${itemId}`}>{label}</Link></th><td>{statusTitle}</td></tr>)}</tbody>
              </table>
            </div>
          )}
          {open && <CloseDialog plan={plan} preview={preview} onClose={() => setOpen(false)} onSaid={onSaid} />}
        </section>
      )}
    </Waiting>
  );
}

interface DialogProps extends Props {
  readonly preview: Schemas['ClosePreviewResponse'];
  readonly onClose: () => void;
}

function CloseDialog({ plan, preview, onClose, onSaid }: DialogProps) {
  const words = useWords();
  const own = words.issuing.closing;
  const { text, write, clear } = useDraftText(`close.${plan.id}`);
  const open = own.openCounts(preview.items.length, preview.submissions, preview.instructions);
  const close = useCommand({
    mutationFn: () => answer(post('/api/v1/plans/{id}/close', { params: { path: { id: plan.id } }, headers: { ...seen(preview.version), ...idempotencyKey() }, body: { ...(text.trim() === '' ? {} : { reason: text.trim() }), confirmOpen: open !== '' } })),
    onSuccess: () => {
      clear();
      onSaid(own.ended);
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <DialogBox
      title={own.endTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={(open !== '' && text.trim() === '') || close.isPending} onPress={() => close.mutate()}>{own.endNow}</Button><Button onPress={onClose}>{words.cancel}</Button></>}
    >
      <p><strong>{plan.title}</strong></p>
      <p>{own.endWords(open)}</p>
      <TextArea label={own.reason} help={own.reasonHelp} rows={2} most={1000} value={text} onChange={write} />
      {close.error && <p className="message message-fault" role="alert">{problemWords(close.error, words)}</p>}
    </DialogBox>
  );
}

function Closed({ plan, onSaid }: Props) {
  const words = useWords();
  const own = words.issuing.closing;
  const archive = useCommand({
    mutationFn: () => answer(post('/api/v1/plans/{id}/archive', { params: { path: { id: plan.id } }, headers: { ...seen(plan.version), ...idempotencyKey() } })),
    onSuccess: () => onSaid(own.archived),
    onSettled: () => queryClient.invalidateQueries(),
  });
  return (
    <section aria-label={words.planStates[plan.status]}>
      <h2>{words.planStates[plan.status]}</h2>
      {plan.closedOn && <p>{own.endedOn(plan.closedOn, plan.closingReason)}</p>}
      {plan.archivedOn && <p>{own.archivedOn(plan.archivedOn)}</p>}
      {plan.status === 'closed' && (
        <>
          <p className="quiet">{own.archiveHelp}</p>
          <div className="verdict-acts"><Act kind="primary" words={own.archive} offer={offerOf('archive', plan)} busy={archive.isPending} onPress={() => archive.mutate()} /></div>
        </>
      )}
      {archive.error && <p className="message message-fault" role="alert">{problemWords(archive.error, words)}</p>}
    </section>
  );
}
