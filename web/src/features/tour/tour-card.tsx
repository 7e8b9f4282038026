import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCommand } from '../../api/command';
import { becomeDemoAccount } from '../../api/identity';
import { demoAccounts, ledger, plans, queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { daysLater } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { moveClock } from '../demo/use-clock';
import { castOf, longestPlan } from './cast';
import { type Cast, onTourChange, setTour, STEPS, type Step, storedTour, tourOf } from './tour';

/** The leader sees every plan and is there in every demonstration. */
const FIRST_PERSON = 'leader';
/** Reminders come every few days; after this long without one that reaches the office there is none to come. */
const MOST_DAYS = 45;

const loginAt = (step: Step, cast: Cast): string => (step === 'ledger' ? FIRST_PERSON : step === 'desk' ? cast.officeLogin : cast.unitLogin);
const addressAt = (step: Step, cast: Cast): string => ({ ledger: `/plans/${cast.planId}`, task: '/inbox?view=ack', time: '/inbox?view=ack', silence: '/inbox', desk: '/cockpit' })[step];

/** The tour, where somebody takes it: what to see here, and the way on. Each step is the real page of a real person. */
export function TourCard({ today }: { readonly today: string }) {
  const tour = tourOf(useSyncExternalStore(onTourChange, storedTour));
  const find = useCommand({ mutationFn: findCast });
  const start = async (): Promise<void> => {
    becomeDemoAccount(FIRST_PERSON);
    const cast = await find.mutateAsync().catch(() => undefined);
    if (cast) goTo('ledger', cast);
  };
  const waiting = tour !== null && tour.cast === null;
  useEffect(() => {
    if (waiting) void start();
  }, [waiting]);
  if (tour === null) return null;
  if (tour.cast === null) return <Finding fault={find.error} found={find.data !== undefined || !find.isSuccess} />;
  return <StepCard key={tour.step} step={tour.step} cast={tour.cast} today={today} onNext={(next) => goTo(next, tour.cast as Cast)} />;
}

/** The page anew: what the person before saw must not be asked for as somebody else. */
function goTo(step: Step, cast: Cast): void {
  setTour({ step, cast });
  becomeDemoAccount(loginAt(step, cast));
  window.location.assign(addressAt(step, cast));
}

async function findCast(): Promise<Cast | undefined> {
  const plan = longestPlan(await queryClient.fetchQuery(plans()));
  if (!plan) return undefined;
  const [lines, people] = await Promise.all([queryClient.fetchQuery(ledger(plan.id)), queryClient.fetchQuery(demoAccounts())]);
  return castOf(plan, lines.rows, people);
}

function Finding({ fault, found }: { readonly fault: unknown; readonly found: boolean }) {
  const words = useWords();
  return (
    <section className="tour" aria-label={words.tour.title}>
      <p role="status">{fault ? problemWords(fault, words) : found ? words.loading : words.tour.nobody}</p>
      <Button onPress={() => setTour(null)}>{words.tour.end}</Button>
    </section>
  );
}

interface StepProps {
  readonly step: Step;
  readonly cast: Cast;
  readonly today: string;
  readonly onNext: (step: Step) => void;
}

function StepCard({ step, cast, today, onNext }: StepProps) {
  const words = useWords();
  const [reached, setReached] = useState(today);
  const pass = useCommand({ mutationFn: () => passUntilEscalated(today, cast, setReached), onSuccess: () => queryClient.invalidateQueries() });
  const place = STEPS.indexOf(step);
  const next = STEPS[place + 1];
  const { title, words: told } = words.tour.steps[step](cast);
  const mustPass = step === 'time' && !pass.isSuccess;
  return (
    <section className="tour" aria-label={words.tour.title}>
      <div className="tour-words">
        <p className="tour-place">{words.tour.place(place + 1, STEPS.length)}</p>
        <p><strong>{title}</strong></p>
        <p>{told}</p>
        <p role="status">
          {pass.isPending ? words.tour.passing(reached) : pass.error ? problemWords(pass.error, words) : pass.data ? words.tour.passed(pass.data.day, pass.data.escalated) : ''}
        </p>
      </div>
      <div className="tour-acts">
        {mustPass && <Button kind="primary" isDisabled={pass.isPending} onPress={() => pass.mutate()}>{words.tour.pass}</Button>}
        {next && !mustPass && <Button kind="primary" onPress={() => onNext(next)}>{words.tour.next}</Button>}
        <Button onPress={() => setTour(null)}>{words.tour.end}</Button>
      </div>
    </section>
  );
}

/** Lets the days pass, from one on which something happens to the next, until what that unit did not acknowledge is brought to the office; the day, and how many items of all units there are. */
async function passUntilEscalated(today: string, { documentNumber, unit }: Cast, onDay: (day: string) => void): Promise<{ readonly day: string; readonly escalated: number }> {
  const until = daysLater(today, MOST_DAYS);
  for (;;) {
    const { today: day, days } = await moveClock({ until, stopAtNews: true });
    onDay(day);
    const escalated = days.flatMap((one) => one.escalated).find((line) => line.documentNumber === documentNumber && line.kind === 'acknowledgement' && line.units.includes(unit));
    if (escalated || day >= until) return { day, escalated: escalated?.obligations ?? 0 };
  }
}
