import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client';
import { useAddress } from '../../address';
import { Waiting } from '../../components/ui/waiting';
import { daysBetween } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { InstructionView } from './instruction-view';
import { everyInstruction } from './queries';

const VIEWS = ['open', 'answered', 'all'] as const;
type Instruction = Schemas['InstructionResponse'];

const inView = ({ answeredAt }: Instruction, view: (typeof VIEWS)[number]): boolean => view === 'all' || (answeredAt === null) === (view === 'open');

/** Leaders' instructions and what has become of them; the office answers them where they stand. */
export function InstructionsPage() {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.instructions.title} · ${words.product}`;
  }, [words]);
  return (
    <>
      <header className="page-head"><div className="page-head-words"><h1 className="page-title">{words.instructions.title}</h1></div></header>
      <Waiting query={useQuery(everyInstruction())}>{(rows) => (rows.length === 0 ? <p className="blank">{words.instructions.none}</p> : <Instructions rows={rows} />)}</Waiting>
    </>
  );
}

function Instructions({ rows }: { readonly rows: readonly Instruction[] }) {
  const words = useWords();
  const { today } = useSession();
  const [params, change] = useAddress();
  const [said, setSaid] = useState('');
  const chosen = rows.find(({ id }) => id === params.get('open'));
  const view = VIEWS.find((name) => name === params.get('view')) ?? VIEWS.find((name) => (chosen ? inView(chosen, name) : rows.some((row) => inView(row, name)))) ?? 'all';
  const shown = rows.filter((row) => inView(row, view));
  const open = shown.find(({ id }) => id === params.get('open')) ?? shown[0];
  return (
    <>
      <div className="tabs" role="group" aria-label={words.instructions.list}>
        {VIEWS.map((name) => <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => change({ view: name, open: null })}>{words.instructions.views[name]} <span>{rows.filter((row) => inView(row, name)).length}</span></button>)}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      <div className="desk">
        <nav className="desk-list" aria-label={words.instructions.list}>
          <ul>
            {shown.map((row) => (
              <li key={row.id}>
                <button type="button" className="desk-row" aria-current={row.id === open?.id ? 'true' : undefined} onClick={() => change({ open: row.id })}>
                  <span className="desk-row-head">
                    <strong>{row.givenBy}</strong>
                    <span className="desk-row-unit">{row.action === null ? '' : words.instructions.actions[row.action]}</span>
                    <span className="desk-row-age">{row.answeredAt === null ? words.instructions.waited(Math.max(0, daysBetween(row.givenAt.slice(0, 10), today))) : row.givenAt.slice(0, 10)}</span>
                  </span>
                  <span className="desk-row-title">{row.text}</span>
                </button>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="blank">{words.instructions.empty}</p>}
        </nav>
        <section className="desk-detail" aria-label={words.instructions.detail}>
          {open ? <InstructionView key={open.id} instruction={open} onDone={(done) => { setSaid(done); change({ view: 'all', open: open.id }); }} /> : <p className="blank">{words.instructions.empty}</p>}
        </section>
      </div>
    </>
  );
}
