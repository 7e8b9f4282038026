import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { ItemDrawer } from '../item/item-drawer';
import { notices } from '../notices/queries';
import { AssignmentReview } from './assignment-review';
import { ClosingReview } from './closing-review';
import { ReplyReview } from './reply-review';
import { ReviewList } from './review-list';
import { countsByKind, nextKey, REVIEW_KINDS, type ReviewKind, type ReviewMatter } from './review-matters';
import { SubmissionReview } from './submission-review';
import { useReviewMatters } from './use-matters';

/** What the office decides on, one after the other: beside the list the thing itself, after each decision the next. */
export function ReviewPage() {
  const words = useWords();
  const { queue, settled, list } = useReviewMatters();
  useEffect(() => {
    document.title = `${words.review.title} · ${words.product}`;
  }, [words]);
  const totals = queue.data?.totals;
  return (
    <>
      <header className="page-head">
        <div className="page-head-words">
          <h1 className="page-title">{words.review.title}</h1>
          {totals && (
            <div className="page-facts">
              <span>{words.review.waiting(totals.waiting)}</span>
              {totals.longestWorkingDays !== null && <span>{words.review.longest(totals.longestWorkingDays)}</span>}
              {totals.late > 0 && <span className="sub-red">{words.review.lateOnes(totals.late)}</span>}
              <span className="keys-hint">{words.review.keys}</span>
            </div>
          )}
        </div>
      </header>
      <Waiting query={queue}>{() => (list.length > 0 ? <Desk list={list} settled={settled} /> : settled ? <AllDone /> : <p className="blank" role="status">{words.loading}</p>)}</Waiting>
    </>
  );
}

interface DeskProps {
  readonly list: readonly ReviewMatter[];
  /** Nothing is still being read: what the address names and is not here is done. */
  readonly settled: boolean;
}

function Desk({ list, settled }: DeskProps) {
  const words = useWords();
  const [params, change] = useAddress();
  const [said, setSaid] = useState('');
  const kind = REVIEW_KINDS.find((name) => name === params.get('kind')) ?? null;
  const shown = kind === null ? list : list.filter((matter) => matter.kind === kind);
  const asked = params.get('open');
  const open = shown.find(({ key }) => key === asked) ?? (asked === null || settled ? shown[0] : undefined);
  const walk = (step: 1 | -1): void => {
    const next = open && nextKey(shown, open.key, step);
    if (next) change({ open: next });
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
  const done = (decision: string): void => {
    if (!open) return;
    setSaid(words.review.done(decision, open.unit));
    change({ open: nextKey(shown, open.key) });
  };
  return (
    <>
      <div className="tabs" role="group" aria-label={words.review.kinds}>
        <button type="button" className="tab" aria-pressed={kind === null} onClick={() => change({ kind: null, open: null })}>{words.review.all} <span>{list.length}</span></button>
        {countsByKind(list).map(({ kind: name, count }) => (
          <button key={name} type="button" className="tab" aria-pressed={kind === name} onClick={() => change({ kind: name, open: null })}>{words.review.kindTitles[name]} <span>{count}</span></button>
        ))}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      <div className="desk">
        <ReviewList matters={shown} chosen={open?.key ?? null} onChoose={(key) => change({ open: key })} />
        <section className="desk-detail" aria-label={words.review.detail}>
          {open ? <Detail key={open.key} matter={open} onDone={done} onOpenItem={() => change({ item: open.itemId }, { replace: false })} /> : <p className="blank" role="status">{settled ? words.review.noneOfKind : words.loading}</p>}
        </section>
      </div>
      {params.get('item') !== null && <ItemDrawer itemId={params.get('item') ?? ''} onClose={() => change({ item: null, tab: null })} />}
    </>
  );
}

interface DetailProps {
  readonly matter: ReviewMatter;
  readonly onDone: (said: string) => void;
  readonly onOpenItem: () => void;
}

function Detail({ matter, onDone, onOpenItem }: DetailProps) {
  const words = useWords();
  return (
    <>
      <header className="desk-head">
        <h2>{words.review.kindTitles[matter.kind]}{matter.number && ` · ${words.item.title(matter.number)}`}</h2>
        <span className="quiet">{matter.documentNumber}</span>
        <span className={matter.late ? 'sub-red' : 'quiet'}>{matter.workingDays === null ? '' : words.review.age(matter.workingDays, matter.dueOn)}</span>
      </header>
      {VIEWS[matter.kind]({ matter, onDone, onOpenItem })}
    </>
  );
}

const VIEWS: Readonly<Record<ReviewKind, (props: DetailProps) => React.ReactNode>> = {
  completion: (props) => <AssignmentReview {...props} />,
  extension: (props) => <AssignmentReview {...props} />,
  decline: (props) => <AssignmentReview {...props} />,
  submission: ({ matter, onDone }) => <SubmissionReview matter={matter} onDone={onDone} />,
  noticeReply: ({ matter, onDone }) => <ReplyReview matter={matter} onDone={onDone} />,
  closing: (props) => <ClosingReview {...props} />,
};

/** Nothing left here; says what else waits for the office. */
function AllDone() {
  const words = useWords();
  const drafts = useQuery(notices());
  const waiting = (drafts.data ?? []).filter(({ state }) => state === 'draft' || state === 'signed').length;
  return (
    <div className="blank">
      <p>{words.review.empty}</p>
      {waiting > 0 && <p><Link to="/notices">{words.review.noticesWait(waiting)}</Link></p>}
      <p><Link to="/cockpit">{words.cockpit.back}</Link></p>
    </div>
  );
}
