import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { useCommand } from '../../api/command';
import { ApiProblem } from '../../api/problem';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useDraftText } from '../../draft';

type Submission = Schemas['SubmissionResponse'];
const COMMANDS = ['accept', 'return', 'waive'] as const;
type Command = (typeof COMMANDS)[number];

/** What the office may do with a submission: accept it, or return or waive it with a reason. What it may not do now says why. */
export function Decision({ submission }: { readonly submission: Submission }) {
  const words = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'return' | 'waive' | null>(null);
  const { text: reason, write } = useDraftText(`submission.${submission.id}`);
  const decide = useCommand({
    mutationFn: (command: Command) => send(submission, command, reason.trim()),
    onSuccess: () => {
      write('');
      setAsking(null);
    },
    onSettled: () => client.invalidateQueries(),
  });
  const stale = decide.error instanceof ApiProblem && (decide.error.status === 409 || decide.error.status === 412);
  const offered = COMMANDS.filter((command) => submission.allowed.includes(command));
  const reasons = [...new Set(submission.refused.filter(({ command }) => (COMMANDS as readonly string[]).includes(command)).map((one) => one.reason))];
  if (offered.length === 0 && reasons.length === 0) return null;
  return (
    <section className="decision">
      {decide.error && <p className="message message-fault" role="alert">{stale ? words.submissions.changed : problemWords(decide.error, words)}</p>}
      <p className="out-of-sight" role="status">{decide.isSuccess ? words.submissions.done[decide.variables] : ''}</p>
      {asking === null ? (
        <div className="decision-buttons">
          {offered.map((command) => (
            <Button key={command} kind={command === 'accept' ? 'primary' : undefined} isDisabled={decide.isPending} onPress={() => (command === 'accept' ? decide.mutate('accept') : setAsking(command))}>{words.submissions.commands[command]}</Button>
          ))}
        </div>
      ) : (
        <div className="field">
          <label htmlFor="reason">{asking === 'return' ? words.submissions.returnReason : words.submissions.waiveReason}</label>
          <textarea id="reason" className="input brief-textarea" rows={3} maxLength={1000} value={reason} onChange={(event) => write(event.target.value)} />
          <div className="decision-buttons">
            <Button kind="primary" isDisabled={reason.trim() === '' || decide.isPending} onPress={() => decide.mutate(asking)}>{asking === 'return' ? words.submissions.confirmReturn : words.submissions.confirmWaive}</Button>
            <Button onPress={() => setAsking(null)}>{words.cancel}</Button>
          </div>
        </div>
      )}
      {reasons.length > 0 && <ul className="decision-refused quiet">{reasons.map((why) => <li key={why}>{why}</li>)}</ul>}
    </section>
  );
}

function send({ id, version }: Submission, command: Command, reason: string): Promise<unknown> {
  const given = { params: { path: { id } }, headers: { ...seen(version), ...idempotencyKey() } };
  if (command === 'accept') return answer(post('/api/v1/submissions/{id}/acceptance', given));
  if (command === 'return') return answer(post('/api/v1/submissions/{id}/return', { ...given, body: { reason } }));
  return answer(post('/api/v1/submissions/{id}/waiver', { ...given, body: { reason } }));
}
