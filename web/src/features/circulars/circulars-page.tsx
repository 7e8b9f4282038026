import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address';
import { Button } from '../../components/ui/button';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { CircularLetter } from './circular-letter';
import { CompileDialog } from './compile-dialog';
import { circular, circulars } from './queries';
import { CIRCULAR_VIEWS, type CircularRow, inView } from './views';
import { isOffice } from '../shell/roles';

/** Circulars and briefings by how far they are; beside the list the text itself. Units see those that name them, leaders those that are issued. */
export function CircularsPage() {
  const words = useWords();
  const { person } = useSession();
  const [params, change] = useAddress();
  const [said, setSaid] = useState('');
  const query = useQuery(circulars());
  const office = isOffice(person.post.role);
  useEffect(() => {
    document.title = `${words.circulars.title} · ${words.product}`;
  }, [words]);
  return (
    <>
      <header className="page-head">
        <div className="page-head-words"><h1 className="page-title">{words.circulars.title}</h1></div>
        {office && <div className="page-actions"><Button kind="primary" onPress={() => change({ do: 'compile' })}>{words.circulars.compile}</Button></div>}
      </header>
      <Waiting query={query}>{(rows) => <Circulars rows={rows} office={office} said={said} onSaid={setSaid} />}</Waiting>
      {office && params.get('do') === 'compile' && <CompileDialog onClose={() => change({ do: null })} onCompiled={(id) => { setSaid(words.circulars.compiled); change({ open: id, view: null, do: null }); }} />}
    </>
  );
}

function Circulars({ rows, office, said, onSaid }: { readonly rows: readonly CircularRow[]; readonly office: boolean; readonly said: string; readonly onSaid: (words: string) => void }) {
  const words = useWords();
  const { person } = useSession();
  const [params, change] = useAddress();
  const views = office ? CIRCULAR_VIEWS : CIRCULAR_VIEWS.filter((view) => view !== 'discarded');
  const chosen = rows.find(({ id }) => id === params.get('open'));
  const view = views.find((name) => name === params.get('view')) ?? views.find((name) => chosen && inView([chosen], name).length > 0) ?? views.find((name) => inView(rows, name).length > 0) ?? 'working';
  const shown = inView(rows, view);
  const open = shown.find(({ id }) => id === params.get('open')) ?? shown[0];
  if (rows.length === 0) return <p className="blank">{person.post.unitId !== null && !office ? words.circulars.noneForUnit : words.circulars.none}</p>;
  return (
    <>
      <div className="tabs" role="group" aria-label={words.circulars.list}>
        {views.map((name) => <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => change({ view: name, open: null })}>{words.circulars.views[name]} <span>{inView(rows, name).length}</span></button>)}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      <div className="desk">
        <nav className="desk-list" aria-label={words.circulars.list}>
          <ul>
            {shown.map((row) => (
              <li key={row.id}>
                <button type="button" className="desk-row" aria-current={row.id === open?.id ? 'true' : undefined} onClick={() => change({ open: row.id })}>
                  <span className="desk-row-head"><strong>{words.circulars.kinds[row.kind]}</strong><span className="desk-row-unit">{row.number || words.circulars.states[row.state]}</span><span className="desk-row-age">{row.issuedOn ?? row.draftedOn}</span></span>
                  <span className="desk-row-title">{row.title}</span>
                </button>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="blank">{words.circulars.empty}</p>}
        </nav>
        <section className="desk-detail" aria-label={words.circulars.detail}>
          {open ? <OpenCircular key={open.id} id={open.id} onSaid={onSaid} /> : <p className="blank">{words.circulars.empty}</p>}
        </section>
      </div>
    </>
  );
}

function OpenCircular({ id, onSaid }: { readonly id: string; readonly onSaid: (words: string) => void }) {
  return <Waiting query={useQuery(circular(id))}>{(letter) => <CircularLetter letter={letter} onSaid={onSaid} />}</Waiting>;
}
