import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address';
import { SearchBox } from '../../components/ui/search-box';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { ItemDrawer } from '../item/item-drawer';
import { useSession } from '../shell/session';
import { NoticeLetter } from './notice-letter';
import { notice, notices } from './queries';
import { byLevel, inView, NOTICE_VIEWS, type Notice, subjectOf } from './views';
import { isOffice } from '../shell/roles';

/** More than these are searched, not read through. */
const MANY = 12;

/** Notices by how far they are and by level; beside the list the letter itself. Units see those that were sent to them. */
export function NoticesPage() {
  const words = useWords();
  const query = useQuery(notices());
  useEffect(() => {
    document.title = `${words.notices.title} · ${words.product}`;
  }, [words]);
  return (
    <>
      <header className="page-head"><div className="page-head-words"><h1 className="page-title">{words.notices.title}</h1></div></header>
      <Waiting query={query}>{(rows) => <Notices rows={rows} />}</Waiting>
    </>
  );
}

function Notices({ rows }: { readonly rows: readonly Notice[] }) {
  const words = useWords();
  const { person } = useSession();
  const [params, change] = useAddress();
  const [said, setSaid] = useState('');
  const views = isOffice(person.post.role) ? NOTICE_VIEWS : NOTICE_VIEWS.filter((view) => view !== 'drafts');
  const chosen = rows.find(({ id }) => id === params.get('open'));
  const view = views.find((name) => name === params.get('view')) ?? views.find((name) => chosen && inView([chosen], name).length > 0) ?? views.find((name) => inView(rows, name).length > 0) ?? 'running';
  const ofView = inView(rows, view);
  const search = params.get('q') ?? '';
  const levels = byLevel(ofView.filter((row) => search === '' || `${row.unit}${row.title}${row.number}${row.documentNumber}`.includes(search)));
  const shown = levels.flatMap(({ rows: ofLevel }) => ofLevel);
  const open = shown.find(({ id }) => id === params.get('open')) ?? shown[0];
  if (rows.length === 0) return <p className="blank">{person.post.unit !== null && !isOffice(person.post.role) ? words.notices.noneForUnit : words.notices.none}</p>;
  return (
    <>
      <div className="tabs" role="group" aria-label={words.notices.list}>
        {views.map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => change({ view: name, open: null, q: null })}>{words.notices.views[name]} <span>{inView(rows, name).length}</span></button>
        ))}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      <div className="desk">
        <nav className="desk-list" aria-label={words.notices.list}>
          {(ofView.length > MANY || search !== '') && <div className="desk-search"><SearchBox label={words.notices.search} value={search} onChange={(q) => change({ q, open: null })} /></div>}
          {levels.map(({ colour, rows: ofLevel }) => (
            <section key={colour}>
              <h2 className="desk-level"><span className={`level level-${colour}`}>{words.notices.colours[colour]}</span><span className="quiet">{words.notices.levelNote[colour]} · {ofLevel.length}</span></h2>
              <ul>
                {ofLevel.map((row) => (
                  <li key={row.id}>
                    <button type="button" className="desk-row" aria-current={row.id === open?.id ? 'true' : undefined} onClick={() => change({ open: row.id })}>
                      <span className="desk-row-head"><strong>{row.unit}</strong><span className="desk-row-unit">{row.stateTitle}</span><span className="desk-row-age">{row.issuedOn ?? row.draftedOn}</span></span>
                      <span className="desk-row-title">{subjectOf(row.title)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {shown.length === 0 && <p className="blank">{words.notices.empty}</p>}
        </nav>
        <section className="desk-detail" aria-label={words.notices.detail}>
          {open ? <OpenNotice key={open.id} id={open.id} onSaid={setSaid} onOpenItem={(item) => change({ item }, { replace: false })} /> : <p className="blank">{words.notices.empty}</p>}
        </section>
      </div>
      {params.get('item') !== null && <ItemDrawer itemId={params.get('item') ?? ''} onClose={() => change({ item: null, tab: null })} />}
    </>
  );
}

function OpenNotice({ id, onSaid, onOpenItem }: { readonly id: string; readonly onSaid: (words: string) => void; readonly onOpenItem: (itemId: string) => void }) {
  const query = useQuery(notice(id));
  return <Waiting query={query}>{(letter) => <NoticeLetter letter={letter} onSaid={onSaid} onOpenItem={onOpenItem} />}</Waiting>;
}
