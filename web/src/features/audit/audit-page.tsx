import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../address';
import { accounts } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { PageHead } from '../../components/ui/page-head';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';
import { AuditTable } from './audit-table';
import { ExportDialog } from './export-dialog';
import { filterIn } from './filter';
import { PurgeDialog } from './purge-dialog';
import { auditRow, auditRows } from './queries';
import { Verification } from './verification';

/** Who did what, when and with which result: for the auditor that of everybody else, for the security administrator that of the auditors. */
export function AuditPage() {
  const words = useWords().audit;
  const ofAuditors = useSession().person.post.role === 'securityAdministrator';
  const [params, change] = useAddress();
  const [asking, setAsking] = useState<'export' | 'purge' | null>(null);
  const [said, setSaid] = useState('');
  const filter = filterIn(params);
  const query = useInfiniteQuery(auditRows(filter, ofAuditors));
  const people = useQuery(accounts());
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const wanted = /^\d{1,18}$/.exec(params.get('open') ?? '')?.[0] ?? '';
  const listed = rows.find(({ id }) => id === wanted);
  const single = useQuery({ ...auditRow(wanted, ofAuditors), enabled: wanted !== '' && listed === undefined });
  const open = wanted === '' ? null : (listed ?? single.data);
  const filterBy = (parts: Readonly<Record<string, string | null>>): void => {
    setSaid('');
    change({ ...parts, open: null });
  };
  const actions = !ofAuditors && <><Button onPress={() => setAsking('export')}>{words.exportRows}</Button><Button onPress={() => setAsking('purge')}>{words.purge}</Button></>;
  return (
    <>
      <PageHead title={words.title} what={ofAuditors ? words.whatOfAuditors : words.what} actions={actions} />
      {!ofAuditors && <Verification onSee={(entryId) => change({ open: entryId })} />}
      <AuditFilters filter={filter} people={people.data ?? []} onChange={filterBy} />
      <Waiting query={query}>
        {() => (
          <>
            {rows.length === 0 ? <p className="blank">{words.empty}</p> : <AuditTable rows={rows} onOpen={(id) => change({ open: id })} />}
            <div className="toolbar">
              {query.hasNextPage && <Button isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{words.older}</Button>}
              <span className="quiet" role="status">{said || words.shown(rows.length)}</span>
            </div>
          </>
        )}
      </Waiting>
      {open && <AuditRow row={open} onClose={() => change({ open: null })} onFilter={filterBy} />}
      {asking === 'export' && <ExportDialog filter={filter} onDone={() => setSaid(words.exported)} onClose={() => setAsking(null)} />}
      {asking === 'purge' && <PurgeDialog onDone={setSaid} onClose={() => setAsking(null)} />}
    </>
  );
}
