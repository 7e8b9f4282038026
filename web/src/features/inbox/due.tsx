import { LightShape } from '../../components/pictures/light';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { daysLeft, type Matter } from './queue';

/** When it is due, and how many days that leaves; late is said in words and red. */
export function Due({ matter, today }: { readonly matter: Matter; readonly today: string }) {
  const words = useWords();
  const { language } = useLanguage();
  if (matter.officeTurn !== null) return <span className="due"><span className="sub">{words.inbox.waited(matter.officeTurn.days)}</span></span>;
  const left = daysLeft(matter, today);
  if (left === null || matter.effectiveDueOn === null) return <span className="due"><span>{matter.dueWords || words.inbox.undated}</span></span>;
  return (
    <span className="due">
      <span>{words.inbox.due(shortDate(matter.effectiveDueOn, language))}</span>
      <span className={left < 0 ? 'sub sub-red' : 'sub'}>{left < 0 ? words.inbox.daysOver(-left) : left === 0 ? words.inbox.dueToday : words.inbox.daysLeft(left)}</span>
    </span>
  );
}

/** The light of a matter as a shape; its word is there for those who do not see it. */
export function MatterLight({ matter }: { readonly matter: Matter }) {
  const words = useWords();
  const standing = matter.officeTurn === null ? matter.light.colour : 'review';
  return <span className="matter-light" title={matter.light.reason}><LightShape standing={standing} /><span className="out-of-sight">{words.colours[standing]}</span></span>;
}
