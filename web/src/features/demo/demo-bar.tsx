import { Button } from '../../components/ui/button';
import { problemWords } from '../../components/ui/waiting';
import { daysLater } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { startTour } from '../tour/tour';
import { happenings, useClock } from './use-clock';

/** The farthest a press may move the clock to find a day on which something happens. */
const MOST_DAYS_AHEAD = 92;

/** Moves the day of the demonstration; says what happened on the way. */
export function DemoBar({ today }: { readonly today: string }) {
  const words = useWords();
  const clock = useClock();
  const days = clock.data?.days ?? [];
  const { reminders, escalated } = happenings(days);
  return (
    <section className="demo-bar" aria-label={words.demo.bar}>
      <strong>{words.demo.bar}</strong>
      <span>{today}</span>
      <Button isDisabled={clock.isPending} onPress={() => clock.mutate({ until: daysLater(today, 1) })}>{words.demo.day}</Button>
      <Button isDisabled={clock.isPending} onPress={() => clock.mutate({ until: daysLater(today, 7) })}>{words.demo.week}</Button>
      <Button isDisabled={clock.isPending} onPress={() => clock.mutate({ until: daysLater(today, MOST_DAYS_AHEAD), stopAtNews: true })}>{words.demo.news}</Button>
      <Button kind="plain" onPress={startTour}>{words.tour.start}</Button>
      <span className="demo-bar-said" role="status">
        {clock.isPending ? words.demo.moving : clock.error ? problemWords(clock.error, words) : clock.data ? words.demo.moved(days.length, reminders, escalated) : ''}
      </span>
    </section>
  );
}
