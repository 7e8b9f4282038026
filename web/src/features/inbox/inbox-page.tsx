import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Schemas } from '../../api/client';
import { useAddress } from '../../address';
import { matters } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { Inbox } from './inbox';
import { rowsOf } from './queue';
import { isOffice } from '../shell/roles';

/** What one has to do, what is due first on top, and the chosen matter beside it. */
export function InboxPage() {
  const words = useWords();
  const query = useQuery(matters());
  const [params] = useAddress();
  const { person } = useSession();
  const office = isOffice(person.post.role);
  const page = useMemo(() => (query.data && office ? { ...query.data, rows: query.data.rows.map(ownTurn) } : query.data), [query.data, office]);
  useEffect(() => {
    document.title = `${words.inbox.title} · ${words.product}`;
  }, [words]);
  return (
    <div className="inbox-page" data-open={params.get('matter') !== null}>
      <header className="page-head inbox-head">
        <h1 className="page-title">{words.inbox.title}</h1>
        {page && page.rows.length > 0 && <Facts page={page} />}
      </header>
      <Waiting query={query}>
        {() => page === undefined ? null : page.rows.length === 0 ? <div className="blank"><p className="blank-title">{words.inbox.empty}</p>{person.post.leadingGroupId === null && <p>{words.inbox.emptyWords}</p>}</div> : <Inbox page={page} office={office} />}
      </Waiting>
    </div>
  );
}

/** What waits for the office is not waiting for anybody else when the office looks: it is its own to do. */
const ownTurn = (row: Schemas['MatterResponse']): Schemas['MatterResponse'] => ({ ...row, officeTurn: null });

function Facts({ page }: { readonly page: Schemas['MattersResponse'] }) {
  const words = useWords();
  return (
    <p className="page-facts">
      <span>{words.inbox.facts(page.totals.matters, rowsOf(page.rows).length)}</span>
      <span>{words.inbox.week(page.totals.dueThisWeek)}</span>
    </p>
  );
}
