import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address';
import { PrintIcon } from '../../components/icons';
import { Button } from '../../components/ui/button';
import { Waiting } from '../../components/ui/waiting';
import { longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { ItemDrawer } from '../item/item-drawer';
import { useSession } from '../shell/session';
import { ExceptionList } from './exception-list';
import { InstructSheet, type InstructedThing } from '../instructions/instruct-sheet';
import { InstructionList } from '../instructions/instruction-list';
import { instructions } from '../instructions/queries';
import { MovementList } from './movement-list';
import { PlanRows } from './plan-rows';
import { brief, planRows } from './queries';
import { Sentences } from './sentences';

/** So many are read at a glance; the others come when asked for. */
const AT_FIRST = 8;

/** The whole on one page for a leader: the judgement, what is late or stuck, plan by plan, and what has become of instructions. */
export function BriefPage() {
  const words = useWords();
  const { language } = useLanguage();
  const { person, today } = useSession();
  const [params, change] = useAddress();
  const [instructed, setInstructed] = useState<InstructedThing | null>(null);
  const [said, setSaid] = useState(false);
  const [whole, setWhole] = useState(false);
  const pages = useInfiniteQuery(brief());
  const [rows, given] = [useQuery(planRows()), useQuery(instructions())];
  useEffect(() => {
    document.title = `${words.brief.title} · ${words.product}`;
  }, [words]);
  const open = (itemId: string): void => change({ open: itemId }, { replace: false });
  const instruct = (thing: InstructedThing): void => {
    setSaid(false);
    setInstructed(thing);
  };
  const leads = person.post.role === 'leader';
  const opened = params.get('open');
  return (
    <div className="brief">
      <header className="page-head">
        <div className="page-head-words"><h1 className="page-title">{words.brief.title}</h1><p className="page-facts"><span>{words.brief.asOf(longDate(today, language))}</span></p></div>
        <div className="page-actions"><Button onPress={() => window.print()}><PrintIcon />{words.brief.print}</Button></div>
      </header>
      <Waiting query={pages}>
        {({ pages: [first, ...rest] }) => {
          if (first === undefined) return null;
          const known = [first, ...rest].flatMap((page) => page.exceptions);
          const exceptions = whole ? known : known.slice(0, AT_FIRST);
          const others = first.totals.lights.red + first.totals.blocked + first.totals.suspended - exceptions.length;
          const groups = [
            { title: words.brief.late(first.totals.lights.red), count: first.totals.lights.red, shown: exceptions.filter(({ late }) => late) },
            { title: words.brief.stuck(first.totals.blocked + first.totals.suspended), count: first.totals.blocked + first.totals.suspended, shown: exceptions.filter(({ late }) => !late) },
          ];
          return (
            <div className="brief-page">
              <Sentences sentences={words.brief.sentences?.(first.totals) ?? first.sentences} />
              <div className="brief-columns">
                <div className="brief-main">
                  {exceptions.length === 0 && <p className="brief-calm">{words.brief.none}</p>}
                  {groups.map(({ title, shown }) => shown.length > 0 && (
                    <section key={title}>
                      <h2>{title}</h2>
                      <ExceptionList exceptions={shown} today={today} onOpen={open} onInstruct={leads ? ({ planId, itemId, documentNumber, number, text }) => instruct({ planId, itemId, title: words.brief.itemOf(documentNumber, number), text }) : null} />
                    </section>
                  ))}
                  {(exceptions.length < known.length || pages.hasNextPage) && <p className="brief-more"><Button isDisabled={pages.isFetchingNextPage} onPress={() => (whole ? void pages.fetchNextPage() : setWhole(true))}>{words.brief.more(others)}</Button></p>}
                  <section>
                    <h2>{words.brief.plans}{rows.data && <span className="quiet"> {words.brief.planCount(rows.data.length)}</span>}</h2>
                    <Waiting query={rows}>{(plans) => <PlanRows plans={plans} today={today} onInstruct={leads ? ({ planId, title, documentNumber }) => instruct({ planId, itemId: null, title: documentNumber, text: title }) : null} />}</Waiting>
                  </section>
                </div>
                <div className="brief-aside">
                  <section>
                    <h2>{words.brief.instructions}</h2>
                    <p className="brief-done" role="status">{said ? words.brief.instructed : ''}</p>
                    <Waiting query={given}>{(list) => (list.length === 0 ? <p className="quiet">{words.brief.noInstructions}</p> : <InstructionList instructions={list} today={today} />)}</Waiting>
                  </section>
                  <section>
                    <h2>{words.brief.movements}</h2>
                    {first.movements.length === 0 ? <p className="quiet">{words.brief.noMovements}</p> : <MovementList movements={first.movements} onOpen={open} />}
                  </section>
                </div>
              </div>
              <p className="quiet brief-foot">{words.brief.page}</p>
            </div>
          );
        }}
      </Waiting>
      {opened && <ItemDrawer itemId={opened} onClose={() => change({ open: null })} />}
      {instructed && <InstructSheet on={instructed} today={today} onClose={() => setInstructed(null)} onDone={() => { setInstructed(null); setSaid(true); }} />}
    </div>
  );
}
