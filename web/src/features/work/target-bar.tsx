import type { Schemas } from '../../api/client';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';

/** How far the figure is towards its target, as a bar with the numbers beside it. */
export function TargetBar({ target, value }: { readonly target: Schemas['ReportFormTargetResponse']; readonly value: string }) {
  const words = useWords();
  const { language } = useLanguage();
  const reached = target.value > 0 ? Math.min(100, Math.max(0, (Number(value) / target.value) * 100)) : 0;
  return (
    <div className="target-facts">
      <span className="track target-track" aria-hidden="true"><i style={{ width: `${Number.isFinite(reached) ? reached : 0}%` }} /></span>
      <span>{words.work.report.targetOf(target.value, target.unit)}</span>
      {target.lastValue !== null && target.lastOn !== null && <span className="quiet">{words.work.report.targetLast(target.lastValue, shortDate(target.lastOn.slice(0, 10), language))}</span>}
    </div>
  );
}
