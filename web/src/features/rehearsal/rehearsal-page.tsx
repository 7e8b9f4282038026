import { useQueries, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo } from 'react';
import { useAddress } from '../../address';
import type { Schemas } from '../../api/client';
import { plans } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { Working } from '../../components/ui/working';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { Calendar } from './calendar';
import { DayList } from './day-list';
import { Findings } from './findings';
import { dayKind, type NamedDay } from './month-grid';
import { type Asked, calendarYear, ladders, rehearsal } from './queries';

/** A dry run of the rules over the days to come. What was asked stands in the address, so that a run can be sent to somebody. */
export function RehearsalPage() {
  const words = useWords();
  const { today } = useSession();
  const [params, change] = useAddress();
  const asked = useMemo(() => askedIn(params), [params]);
  const query = useQuery(rehearsal(asked));
  useEffect(() => {
    document.title = `${words.rehearsal.title} · ${words.product}`;
  }, [words]);
  const run = (next: Asked): void => {
    change({ plan: next.planId ?? 'all', from: next.from, to: next.to, assume: next.assume, day: null }, { replace: false });
    if (JSON.stringify(next) === JSON.stringify(asked)) void query.refetch();
  };
  return (
    <div className="rehearsal">
      <header className="page-head"><div className="page-head-words"><h1 className="page-title">{words.rehearsal.title}</h1><p className="page-facts"><span>{words.rehearsal.what}</span></p></div></header>
      <AskForm asked={asked} today={today} busy={query.isFetching} onRun={run} />
      {query.isFetching ? <Working words={words.rehearsal.running} /> : query.error ? <p className="message message-fault rehearsal-said" role="alert">{problemWords(query.error, words)}</p> : query.data === undefined && <p className="blank">{words.rehearsal.idle}</p>}
      {query.data && !query.isFetching && <Result result={query.data} />}
    </div>
  );
}

interface FormProps {
  readonly asked: Asked | null;
  readonly today: string;
  readonly busy: boolean;
  readonly onRun: (asked: Asked) => void;
}

const ASSUMPTIONS = ['nobodyActs', 'allInTime'] as const;

function AskForm({ asked, today, busy, onRun }: FormProps) {
  const words = useWords().rehearsal;
  const listed = useQuery(plans());
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const plan = String(form.get('plan'));
    onRun({ planId: plan === 'all' ? null : plan, from: String(form.get('from')) || today, to: String(form.get('to') ?? ''), assume: form.get('assume') === 'allInTime' ? 'allInTime' : 'nobodyActs' });
  };
  const own = listed.data ?? [];
  return (
    <form className="rehearsal-form" onSubmit={send} key={own.length}>
      <div className="field"><label htmlFor="plan">{words.plan}</label>
        <select className="input" id="plan" name="plan" defaultValue={asked === null ? own[0]?.id : (asked.planId ?? 'all')}>
          {own.map(({ id, title, shortName, documentNumber }) => <option key={id} value={id}>{documentNumber}　{shortName || title}</option>)}
          <option value="all">{words.all}</option>
        </select>
      </div>
      <div className="field"><label htmlFor="from">{words.from}</label><input className="input" type="date" id="from" name="from" required min={today} defaultValue={asked?.from ?? today} /></div>
      <div className="field"><label htmlFor="to">{words.to}</label><input className="input" type="date" id="to" name="to" min={today} defaultValue={asked?.to ?? ''} title={words.toEnd} aria-describedby="to-end" /><span className="out-of-sight" id="to-end">{words.toEnd}</span></div>
      <fieldset className="rehearsal-assume"><legend>{words.assume}</legend>
        {ASSUMPTIONS.map((assumption) => <label key={assumption}><input type="radio" name="assume" value={assumption} defaultChecked={(asked?.assume ?? 'nobodyActs') === assumption} /> {words.assumptions[assumption]}</label>)}
      </fieldset>
      <Button type="submit" kind="primary" isDisabled={busy}>{words.run}</Button>
    </form>
  );
}

const TOTALS = ['messages', 'reminders', 'dues', 'recipients', 'days', 'unheard'] as const;

function Result({ result }: { readonly result: Schemas['RehearsalResponse'] }) {
  const words = useWords().rehearsal;
  const [params, change] = useAddress();
  const years = Array.from({ length: Number(result.to.slice(0, 4)) - Number(result.from.slice(0, 4)) + 1 }, (_, index) => Number(result.from.slice(0, 4)) + index);
  const named = useQueries({ queries: years.map(calendarYear), combine: (answers) => new Map<string, NamedDay>(answers.flatMap(({ data }) => data ?? []).map((day) => [day.date, day])) });
  const rungs = useQuery(ladders());
  const given = params.get('day');
  const chosen = given !== null && given >= result.from && given <= result.to ? given : (result.busiestDays[0]?.day ?? result.from);
  const choose = (day: string): void => change({ day });
  return (
    <>
      <dl className="totals">
        {TOTALS.map((total) => <div key={total}><dt>{words.totals[total]}</dt><dd>{result.totals[total].toLocaleString()}</dd></div>)}
      </dl>
      <p className="quiet rehearsal-span" role="status">{words.span(result.from, result.to)} · {words.assumptions[result.assume]} · {words.ready(result.totals.days, result.totals.messages)}</p>
      <div className="rehearsal-columns">
        <Calendar days={result.days} from={result.from} to={result.to} named={named} chosen={chosen} onChoose={choose} />
        <div className="rehearsal-aside">
          <DayList day={chosen} kind={dayKind(chosen, named)} known={result.days.find(({ day }) => day === chosen)} ladders={rungs.data ?? []} />
          <Findings result={result} onChoose={choose} />
        </div>
      </div>
    </>
  );
}

function askedIn(params: URLSearchParams): Asked | null {
  const [plan, from] = [params.get('plan'), params.get('from')];
  if (plan === null || from === null) return null;
  return { planId: plan === 'all' ? null : plan, from, to: params.get('to') ?? '', assume: params.get('assume') === 'allInTime' ? 'allInTime' : 'nobodyActs' };
}
