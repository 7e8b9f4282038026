import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Drawer } from '../../components/ui/drawer';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { AttachmentList } from './attachment-list';
import { CellMark } from './cell-mark';
import { Decision } from './decision';
import { markOf } from './grid';
import { submission } from './queries';

interface Props {
  readonly id: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** What a unit handed in for a period, beside the matrix: its pieces, attachments and what the office decided or may decide. */
export function SubmissionDrawer({ id, today, onClose }: Props) {
  const words = useWords();
  const query = useQuery(submission(id));
  return (
    <Drawer title={query.data?.unit ?? words.submissions.title} onClose={onClose}>
      <Waiting query={query}>{(found) => <Submission submission={found} today={today} />}</Waiting>
    </Drawer>
  );
}

function Submission({ submission: found, today }: { readonly submission: Schemas['SubmissionResponse']; readonly today: string }) {
  const words = useWords().submissions;
  const mark = markOf({ status: found.status, overdue: found.dueOn < today });
  return (
    <article className="item">
      <div>
        <h3 className="page-title piece-title">{found.title}</h3>
        <dl className="facts">
          <dt>{words.state}</dt>
          <dd className="piece-state"><CellMark mark={mark} /> {words.marks[mark]}{found.submittedAt && <span className="quiet"> · {words.submittedOn(found.submittedAt.slice(0, 10))}</span>}</dd>
          <dt>{words.period}</dt>
          <dd>{found.opensOn} — {found.dueOn}</dd>
          {found.decidedAt && found.decisionReason && <><dt>{words.reason}</dt><dd>{found.decisionReason}<span className="sub">{words.decided(found.decidedAt.slice(0, 10))}</span></dd></>}
        </dl>
      </div>
      <section>
        <h3 className="out-of-sight">{words.pieces}</h3>
        {found.piecesHandedIn.length === 0 && <p className="quiet">{words.noPieces}</p>}
        {found.piecesHandedIn.map((piece) => (
          <article key={piece.id} className="piece" data-withdrawn={piece.withdrawnAt !== null}>
            <h4>{piece.title}</h4>
            <p className="quiet">{words.by(piece.submittedBy, piece.submittedAt.slice(0, 10))}{piece.withdrawnAt && ` · ${words.withdrawn}`}</p>
            <div className="piece-text">{piece.text}</div>
          </article>
        ))}
      </section>
      <section>
        <h3 className="piece-heading">{words.attachments}</h3>
        <AttachmentList submissionId={found.id} />
      </section>
      <Decision submission={found} />
      {found.allowed.includes('submit') && <p><Link className="button button-primary" to="/inbox">{words.toInbox}</Link></p>}
    </article>
  );
}
