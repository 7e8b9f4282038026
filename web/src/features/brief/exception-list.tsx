import { LightShape } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { shortDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { type Exception, troubleOf } from './figures';

interface Props {
  readonly exceptions: readonly Exception[];
  readonly today: string;
  readonly onOpen: (itemId: string) => void;
  /** Null for whoever may not instruct. */
  readonly onInstruct: ((exception: Exception) => void) | null;
}

/** What is late or stuck: for how many days, what, who leads, and why. */
export function ExceptionList({ exceptions, today, onOpen, onInstruct }: Props) {
  const words = useWords();
  const { language } = useLanguage();
  return (
    <ul className="brief-list">
      {exceptions.map((exception) => {
        const { itemId, documentNumber, number, text, leads, why, saidOn, light } = exception;
        return (
          <li key={itemId} className="brief-exception">
            <Trouble exception={exception} today={today} />
            <div className="brief-what">
              <button type="button" className="brief-open" onClick={() => onOpen(itemId)}><span className="clamp">{text}</span></button>
              <span className="sub">
                {words.brief.itemOf(documentNumber, number)}
                {exception.late && light.dueOn && ` · ${words.brief.dueWas(light.dueOn)}`}
              </span>
              <span className="brief-why">{why === '' ? <span className="quiet">{words.brief.noReason}</span> : <>{saidOn && <span className="quiet">{words.brief.said(shortDate(saidOn, language))}　</span>}{why}</>}</span>
            </div>
            <div className="brief-who" title={leads.join('、')}>
              <span className="out-of-sight">{words.brief.leads}：</span>
              {leads.length === 0 ? <span className="quiet">{words.brief.noLead}</span> : leads.slice(0, 2).map((lead) => <span key={lead}>{lead}</span>)}
              {leads.length > 2 && <span className="quiet">{words.brief.leadsMore(leads.length)}</span>}
            </div>
            {onInstruct && <div className="brief-act"><Button onPress={() => onInstruct(exception)}>{words.brief.instruct}<span className="out-of-sight">：{words.brief.itemOf(documentNumber, number)}</span></Button></div>}
          </li>
        );
      })}
    </ul>
  );
}

function Trouble({ exception, today }: { readonly exception: Exception; readonly today: string }) {
  const words = useWords();
  const { kind, days } = troubleOf(exception, today);
  if (kind === 'late') return <span className="brief-days light-red"><LightShape standing="red" />{days === null ? words.colours.red : words.brief.over(days)}</span>;
  const [alone, since] = kind === 'blocked' ? [words.brief.blocked, words.brief.blockedFor] : [words.brief.suspended, words.brief.suspendedFor];
  return <span className="brief-days"><StuckShape />{days === null || days <= 0 ? alone : since(days)}</span>;
}

/** Stands still: two bars, in no colour of the lights. */
function StuckShape() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect x=".8" y=".8" width="12.4" height="12.4" rx="2.4" fill="none" stroke="#3a4a5e" strokeWidth="1.4" />
      <path d="M5.2 4.2v5.6M8.8 4.2v5.6" stroke="#3a4a5e" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
