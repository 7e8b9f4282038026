import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/language';
import { WeekBars } from '../my-unit/week-bars';
import { workload } from './queries';

/** How much falls due week by week; nothing for who may not know. */
export function UnitWorkload({ unitId }: { readonly unitId: string }) {
  const words = useWords().units;
  const { data } = useQuery(workload(unitId));
  if (data === undefined) return null;
  return (
    <div>
      <WeekBars weeks={data.weeks} />
      <p className="quiet">{words.workloadWhat(data.own)}{words.workloadNow(data.lateNow, data.undated)}</p>
    </div>
  );
}
