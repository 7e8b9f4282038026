import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/language';
import { officeLateness } from './queries';

interface Props {
  readonly leadingGroupId: string;
  /** Working days the oldest of what waits for the office has waited. */
  readonly longest: number | null;
}

/** The office is measured as the units are: how long it lets them wait. */
export function OfficeClock({ leadingGroupId, longest }: Props) {
  const words = useWords();
  const { data } = useQuery(officeLateness(leadingGroupId));
  return (
    <section className="office-clock" aria-labelledby="office-clock-title">
      <h2 id="office-clock-title">{words.cockpit.own}</h2>
      <span>{words.cockpit.waitingNow(longest)}</span>
      {data && data.office.owed > 0 && <span>{words.cockpit.inTime(data.office.inTime, data.office.owed)}</span>}
      {data && data.office.openLate > 0 && <span className="sub-red">{words.cockpit.lateNow(data.office.openLate)}</span>}
      {data && data.office.late > 0 && <span>{words.cockpit.wasLate(data.office.late)}</span>}
      <span className="quiet">{words.cockpit.ownNote}</span>
    </section>
  );
}
