import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../address';
import { PageHead } from '../../components/ui/page-head';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { CalendarYears } from './calendar-years';
import { Channels } from './channels';
import { Deliveries } from './deliveries';
import { FreezeState } from './freeze-state';
import { Ladders } from './ladders';
import { healthWarnings } from './queries';
import { type RulesView, viewsOf } from './views';

const PARTS: Readonly<Record<RulesView, (props: { readonly onSaid: (words: string) => void }) => React.ReactNode>> = {
  ladders: Ladders,
  calendar: CalendarYears,
  channels: Channels,
  deliveries: Deliveries,
  freeze: FreezeState,
};

/** The rules by which reminders go out, the calendar they count by, and the ways out of the system. */
export function RulesPage() {
  const words = useWords().rules;
  const { person } = useSession();
  const [params, change] = useAddress();
  const [said, setSaid] = useState('');
  const views = viewsOf(person.post.role);
  const view = views.find((name) => name === params.get('view')) ?? views[0] ?? 'calendar';
  const warnings = useQuery(healthWarnings()).data?.filter(({ code }) => code.startsWith('calendar-')) ?? [];
  const Part = PARTS[view];
  return (
    <>
      <PageHead title={words.title} what={words.what} />
      {warnings.map(({ code, message }) => <p key={code} className="message message-attention rules-warning" role="alert"><span aria-hidden="true">▲</span><span>{words.warning}：{message}</span></p>)}
      <div className="tabs" role="group" aria-label={words.title}>
        {views.map((name) => <button key={name} type="button" className="tab" aria-pressed={view === name} onClick={() => { setSaid(''); change({ view: name }); }}>{words.views[name]}</button>)}
        <span className="tabs-said" role="status">{said}</span>
      </div>
      <Part onSaid={setSaid} />
    </>
  );
}
