import { Link } from 'react-router';
import { answer, idempotencyKey, post, remove, type Schemas, seen } from '../../api/client';
import { useAddress } from '../../address';
import { Act, offerOf } from '../../components/ui/act';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSend } from '../work/send';
import { AdjustDialog } from './adjust-dialog';
import { CommandDialog, REASONED } from './command-dialog';
import { NoticeDialog } from './notice-dialog';

interface Props {
  readonly item: Schemas['ItemPageResponse'];
  readonly name: string;
  /** Claims and requests that wait for the answer of the office. */
  readonly asked: number;
  readonly onSaid: (words: string, noticeId?: string) => void;
}

/** Commands in the order in which an item lives. */
const OTHERS = ['adjust', 'suspend', 'terminate', 'reopen'] as const;
/** A notice demands work; before it is issued and after it is done there is none. */
const UNDER_WAY = new Set(['issued', 'inProgress', 'suspended']);

/** What the office may do with the item: its next step in sight, the rest one press away, and what is refused with the reason. Which dialog is open stands in the address. */
export function OfficeActs({ item, name, asked, onSaid }: Props) {
  const words = useWords();
  const [params, change] = useAddress();
  const open = params.get('do');
  const close = (): void => change({ do: null });
  const shared = { item, name, onClose: close, onSaid };
  const step = useSend<'resume' | 'complete'>((done) => onSaid(done === 'resume' ? words.itemActs.said.resume : words.item.completed));
  const about = () => ({ params: { path: { id: item.itemId } }, headers: { ...seen(item.version), ...idempotencyKey() } });
  const resume = (): void => step.mutate(() => answer(remove('/api/v1/items/{id}/suspension', about())).then(() => 'resume' as const));
  const complete = (): void => step.mutate(() => answer(post('/api/v1/items/{id}/completion', { ...about(), body: {} })).then(() => 'complete' as const));
  const reasoned = REASONED.find((command) => command === open && item.allowed.includes(command));
  const closing = item.allowed.includes('verify') || item.allowed.includes('closeOut');
  const refused = item.refused.filter(({ command }) => OTHERS.some((other) => other === command));
  return (
    <>
      {item.allowed.includes('issue') && <Button kind="primary" onPress={() => change({ do: 'issue' })}>{words.itemActs.issue}</Button>}
      {asked > 0 && <Link className="button" to="/review">{words.item.toReview(asked)}</Link>}
      {closing && <Link className="button button-primary" to={`/review?open=item-${item.itemId}`}>{item.verified ? words.item.toCloseOut : words.item.toVerify}</Link>}
      {item.status === 'inProgress' && asked === 0 && <Act words={words.item.complete} offer={offerOf('complete', item)} busy={step.isPending} onPress={complete} />}
      {item.allowed.includes('resume') && <Act kind="primary" words={words.itemActs.resume} offer={offerOf('resume', item)} busy={step.isPending} onPress={resume} />}
      {UNDER_WAY.has(item.status) && <Button onPress={() => change({ do: 'notice' })}>{words.itemActs.notice}</Button>}
      {OTHERS.map((command) => item.allowed.includes(command) && <Button key={command} onPress={() => change({ do: command })}>{words.itemActs[command]}</Button>)}
      {refused.length > 0 && (
        <details className="fold acts-refused">
          <summary>{words.item.refused} {refused.length}</summary>
          <ul className="refused">{refused.map(({ command, title, reason }) => <li key={command}><strong>{title}</strong> {reason}</li>)}</ul>
        </details>
      )}
      {step.error && <p className="message message-fault" role="alert">{problemWords(step.error, words)}</p>}
      {open === 'adjust' && item.allowed.includes('adjust') && <AdjustDialog {...shared} />}
      {reasoned && <CommandDialog key={reasoned} command={reasoned} {...shared} />}
      {open === 'notice' && UNDER_WAY.has(item.status) && <NoticeDialog item={item} name={name} onClose={close} onDrafted={(noticeId) => onSaid(words.itemActs.drafted, noticeId)} />}
    </>
  );
}
