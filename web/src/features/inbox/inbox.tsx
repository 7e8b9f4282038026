import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { answer, idempotencyKey, post, type Schemas, seen } from '../../api/client';
import { plans } from '../../api/queries';
import { useAddress } from '../../address';
import { Button } from '../../components/ui/button';
import { Choice } from '../../components/ui/choice';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { type Outgoing, OutgoingBar, useOutgoing } from '../work/outgoing';
import { AcknowledgeMany } from './acknowledge-many';
import { MatterList } from './matter-list';
import { MatterPane } from './matter-pane';
import { canAcknowledge, canDecline, canSayNoChange, inView, neighbour, type Row, rowsOf, type View, VIEWS } from './queue';

/** How long a form is waited for: about a second. */
const FRAMES = 60;

const KEYS = ['1', '2', 'N', 'E', 'J', 'K'] as const;

/** An office acknowledges nothing and waits for no office. */
const OFFICE_VIEWS = ['all', 'week'] as const satisfies readonly View[];

/** The list and the chosen matter; what is looked at and what is chosen stand in the address. */
export function Inbox({ page, office = false }: { readonly page: Schemas['MattersResponse']; readonly office?: boolean }) {
  const words = useWords();
  const [params, change] = useAddress();
  const known = useQuery(plans());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const pane = useRef<HTMLElement>(null);
  const rows = useMemo(() => rowsOf(page.rows), [page.rows]);
  const planNames = useMemo(() => new Map((known.data ?? []).map((plan) => [plan.id, plan.shortName || plan.title])), [known.data]);
  const view = VIEWS.find((name): name is View => name === params.get('view')) ?? 'all';
  const planId = params.get('plan');
  const ofPlan = useMemo(() => rows.filter(({ main }) => planId === null || main.planId === planId), [rows, planId]);
  const shown = useMemo(() => ofPlan.filter((row) => inView(row, view, page.today)), [ofPlan, view, page.today]);
  const wanted = params.get('matter');
  const row = rows.find(({ key }) => key === wanted) ?? (wanted === null ? shown[0] : undefined);
  const acts = useOutgoing();
  const choose = (key: string | null, how: { readonly replace?: boolean } = { replace: false }): void => change({ matter: key, form: null }, how);
  const done = (result: string): void => {
    const next = neighbour(shown, row?.key ?? null, 1);
    acts.say(result);
    choose(next === row?.key ? null : next, { replace: true });
  };
  const walk = (step: 1 | -1): void => choose(neighbour(shown, row?.key ?? null, step), { replace: true });
  /** Lets the act wait and goes on to the next matter; what comes of it is said when it comes. */
  const later = (act: Outgoing, { key }: Pick<Row, 'key'>): void => {
    const form = params.get('form');
    done('');
    acts.hold({ ...act, about: key, back: () => change({ matter: key, form }, { replace: true }) });
  };
  const requestOn = ({ subjectId, subjectVersion }: Row['main']) => ({ params: { path: { id: subjectId } }, headers: { ...(subjectVersion !== null && seen(subjectVersion)), ...idempotencyKey() } });
  const acknowledge = (of: Row): void => {
    const { main } = of;
    const request = requestOn(main);
    if (!canAcknowledge(main)) return;
    later({ words: words.inbox.willAcknowledge(main.title), send: (more) => answer(post('/api/v1/assignments/{id}/acknowledgement', { ...request, ...more })).then(() => words.inbox.acknowledged(1, main.title)) }, of);
  };
  const sayNoChange = (of: Row): void => {
    const { main } = of;
    const request = requestOn(main);
    if (!canSayNoChange(main)) return;
    const send: Outgoing['send'] = (more) => (main.subjectType === 'submission' ? answer<unknown>(post('/api/v1/submissions/{id}/no-change', { ...request, ...more })) : answer<unknown>(post('/api/v1/assignments/{id}/no-change', { ...request, ...more }))).then(() => words.inbox.noChangeSaid);
    later({ words: words.inbox.willSayNoChange(main.title), send }, of);
  };
  const decline = ({ key, main }: Row): void => {
    if (!canDecline(main)) return;
    change({ matter: key, form: 'decline' });
    focusIn(pane.current, words.work.forms.decline);
  };
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    ...(row && row.key !== acts.waiting?.about && { 1: () => acknowledge(row), 2: () => decline(row), n: () => sayNoChange(row), e: () => focusIn(pane.current, null) }),
  });
  const toSelect = shown.map(({ main }) => main).filter(canAcknowledge);
  const planOptions = [...new Map(rows.map(({ main }) => [main.planId, { id: main.planId, words: planNames.get(main.planId) ?? main.planTitle }])).values()];
  return (
    <>
      <div className="tabs" role="group" aria-label={words.inbox.viewsName}>
        {(office ? OFFICE_VIEWS : VIEWS).map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={name === view} onClick={() => change({ view: name === 'all' ? null : name, matter: null, form: null })}>
            {words.inbox.views[name]} <span>{ofPlan.filter((candidate) => inView(candidate, name, page.today)).length}</span>
          </button>
        ))}
        <span className="tabs-end"><Choice label={words.inbox.planFilter} none={words.inbox.any} options={planOptions} chosen={planId} onChoose={(plan) => change({ plan, matter: null, form: null })} /></span>
      </div>
      <OutgoingBar acts={acts} />
      <div className="inbox">
        <section className="inbox-list" aria-label={words.inbox.list}>
          {toSelect.length > 0 && (
            <AcknowledgeMany
              matters={toSelect}
              selected={selected}
              onSelect={setSelected}
              onOutgoing={(act) => {
                const chosen = selected;
                setSelected(new Set());
                acts.hold({ ...act, about: 'many', back: () => setSelected(chosen) });
              }}
            />
          )}
          {shown.length === 0 ? <p className="blank">{words.inbox.emptyView}</p> : (
            <MatterList
              rows={shown}
              today={page.today}
              chosen={row?.key ?? null}
              onChoose={choose}
              selected={selected}
              onSelect={(id) => setSelected((now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]))}
              planNames={planNames}
            />
          )}
        </section>
        <section ref={pane} className="inbox-pane" aria-label={words.inbox.matter}>
          {row ? <MatterPane key={row.key} row={row} form={params.get('form')} onForm={(form) => change({ matter: row.key, form })} onDone={done} onOutgoing={(act) => later(act, row)} leaving={row.key === acts.waiting?.about} onBack={() => choose(null)} /> : (
            <div className="blank">
              <p>{wanted === null ? words.inbox.choose : words.inbox.gone}</p>
              {wanted !== null && <Button onPress={() => choose(null)}>{words.inbox.back}</Button>}
            </div>
          )}
        </section>
      </div>
      <p className="keys-bar">
        <span className="out-of-sight">{words.inbox.keys}</span>
        {KEYS.map((key) => <span key={key}><kbd>{key}</kbd>{words.inbox.keyWords[key]}</span>)}
      </p>
    </>
  );
}

/** Puts the focus on the first text of the form, of that name if one is given, once it is there: it may still be on its way from the server. */
function focusIn(pane: HTMLElement | null, name: string | null, frames = FRAMES): void {
  const forms = [...(pane?.querySelectorAll('form') ?? [])].filter((form) => name === null || form.getAttribute('aria-label') === name);
  const field = forms.map((form) => form.querySelector<HTMLElement>('textarea, input[type=text], input[type=date]')).find(Boolean);
  if (field) field.focus();
  else if (frames > 0) requestAnimationFrame(() => focusIn(pane, name, frames - 1));
}
