import { useWords } from '../../i18n/language';
import { type Finding, type PlanDraft, subjectOf } from './draft-view';

/** What a finding is about, in a few words: 第 33 项 完成时限. */
export function useFindingName(draft: PlanDraft): (finding: Pick<Finding, 'field'>) => string {
  const words = useWords().imports.check;
  return ({ field }) => {
    const subject = subjectOf(draft, field);
    const part = words.parts[subject.part] ?? '';
    const of = subject.of === 'item' ? words.item(subject.item.number) : subject.of === 'phase' ? subject.phase.name || words.phase : subject.of === 'duty' ? subject.duty.title || words.duty : subject.of === 'plan' ? words.plan : words.scope;
    return part === '' ? of : `${of} ${part}`;
  };
}
