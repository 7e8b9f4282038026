import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { DialogBox } from '../../components/ui/dialog-box';
import { TextInput } from '../../components/ui/text-input';
import { problemWords } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import type { Plan } from './plan-frame';
import { issuePreview } from './queries';

interface Props {
  readonly plan: Plan;
  readonly preview: Schemas['IssuePreviewResponse'];
  readonly onClose: () => void;
  readonly onIssued: () => void;
}

const AUTHORITY_LENGTH = 200;

/** The version to issue: where something was changed here a moment ago and is still being counted, the one that comes of it. Throws with `changed` when it would reach others than those that were shown. */
async function versionAsShown(shown: Props['preview'], changed: string): Promise<number> {
  const { version, ...now } = await queryClient.fetchQuery({ ...issuePreview(shown.planId), staleTime: Infinity });
  if (JSON.stringify(now) !== JSON.stringify({ ...shown, version: undefined })) throw new ApiProblem(409, 'reach-changed', changed);
  return version;
}

/** Who receives it, how much it opens, and in whose name: before it goes out. */
export function IssueDialog({ plan, preview, onClose, onIssued }: Props) {
  const words = useWords();
  const [start] = useState({ authority: plan.office ?? '', number: '' });
  const { text, change, discard } = useDraft(`issue.${plan.id}`, start);
  // One key for this dialog: pressed twice, or sent again after a broken connection, it is issued once.
  const [key] = useState(idempotencyKey);
  const issue = useCommand({
    mutationFn: async () => {
      const version = await versionAsShown(preview, words.issuing.reachChanged);
      const number = text.number.trim();
      return answer(post('/api/v1/plans/{id}/issue', { params: { path: { id: plan.id }, header: key }, headers: seen(version), body: { issuingAuthority: text.authority.trim(), ...(number === '' ? {} : { documentNumber: number }) } }));
    },
    onSuccess: () => {
      discard();
      onIssued();
      onClose();
      return queryClient.invalidateQueries();
    },
    onError: (error) => (error instanceof ApiProblem && [409, 412].includes(error.status) ? queryClient.invalidateQueries() : undefined),
  });
  const ready = text.authority.trim() !== '';
  const opened = preview.opens.reduce((sum, { count }) => sum + count, 0);
  return (
    <DialogBox
      title={words.issuing.issueTitle}
      onClose={onClose}
      actions={<><Button kind="primary" isDisabled={!ready || issue.isPending} onPress={() => issue.mutate()}>{words.issuing.issueNow}</Button><Button onPress={onClose}>{words.cancel}</Button>{!ready && <span className="quiet">{words.issuing.authorityFirst}</span>}</>}
    >
      <p><strong>{plan.title}</strong></p>
      <dl className="facts">
        <dt>{words.issuing.willReach}</dt><dd>{words.issuing.reachWords(preview.recipients.length)}<ul className="recipients issue-recipients">{preview.recipients.map(({ unitId, unit, leads, cooperates, guides }) => <li key={unitId}>{unit} <span className="quiet">{leads + cooperates + guides}</span></li>)}</ul></dd>
        <dt>{words.issuing.willOpen}</dt><dd>{words.issuing.openWords(opened)}</dd>
        {preview.unreachableUnits.length > 0 && <><dt>{words.issuing.notReached}</dt><dd>▲ {preview.unreachableUnits.join('、')}</dd></>}
      </dl>
      <TextInput label={words.issuing.authority} most={AUTHORITY_LENGTH} value={text.authority} onChange={(authority) => change({ authority })} />
      <TextInput label={words.issuing.number} note={words.issuing.optional} most={AUTHORITY_LENGTH} value={text.number} onChange={(number) => change({ number })} />
      {issue.error && <p className="message message-fault" role="alert">{problemWords(issue.error, words)}</p>}
    </DialogBox>
  );
}
