import { useState } from 'react';
import { answer, get, type Schemas } from '../../api/client';
import { useCommand } from '../../api/command';
import { Button } from '../../components/ui/button';
import { ShownOnce } from '../../components/ui/shown-once';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';

type Verified = Schemas['AuditVerificationResponse'];

/** The whole chain, part after part: from its first row to its end or to the first fault. */
async function verifyAll(onPart: (rows: number) => void): Promise<Verified> {
  let rows = 0;
  let from: string | null = null;
  for (let after: string | null = null; ; ) {
    const part: Verified = await answer(get('/api/v1/audit/verification', { params: { query: after === null ? {} : { after } } }));
    rows += part.rows;
    from ??= part.from;
    if (part.finished) return { ...part, rows, from };
    after = part.head;
    onPart(rows);
  }
}

/** Whether a row of the audit was changed, removed, moved, planted or cut off. */
export function Verification({ onSee }: { readonly onSee: (entryId: string) => void }) {
  const words = useWords();
  const said = words.audit;
  const [rows, setRows] = useState(0);
  const verify = useCommand({ mutationFn: () => verifyAll(setRows), onMutate: () => setRows(0) });
  const found = verify.data;
  return (
    <section className="verification" aria-label={said.verify}>
      <Button kind="primary" isDisabled={verify.isPending} onPress={() => verify.mutate()}>{said.verify}</Button>
      <div className="verification-said" role="status">
        {verify.isIdle && <p className="quiet">{said.verifyWhat}</p>}
        {verify.isPending && <p>{said.verifying(rows)}</p>}
        {found?.intact && <p className="verification-whole"><span aria-hidden="true">✓ </span>{said.intact(found.rows, found.from, found.to)}</p>}
        {found?.problem && (
          <div className="verification-broken">
            <p><strong><span aria-hidden="true">▲ </span>{said.broken(said.faults[found.problem.fault], found.problem.sequence ?? '—')}</strong></p>
            <p>{found.problem.detail}{said.brokenRows(found.rows)}</p>
          </div>
        )}
      </div>
      {found?.intact && <ShownOnce label={said.noted} secret={found.head} note={said.notedNote} />}
      {found?.problem?.entryId && <Button onPress={() => onSee(found.problem?.entryId ?? '')}>{said.seeBroken}</Button>}
      {verify.error && <p className="message message-fault" role="alert">{problemWords(verify.error, words)}</p>}
    </section>
  );
}
