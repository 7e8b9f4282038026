import { PageHead } from '../../components/ui/page-head';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { AbsenceForm, EmailForm } from './receiving';
import { CalendarFeed } from './calendar-feed';
import { DisplayForm } from './display-form';
import { FactorForm, PasswordForm } from './sign-in-forms';
import { OwnSessions } from './own-sessions';
import { OwnTokens } from './own-tokens';

/** Their work is their own to do: they get no tokens. */
const ADMINISTRATORS = new Set(['systemAdministrator', 'securityAdministrator', 'auditor']);

/** What somebody sets for himself: how pages look, where he is reached, how he signs in. */
export function SettingsPage() {
  const words = useWords().settings;
  const { person } = useSession();
  return (
    <>
      <PageHead title={words.title} what={words.what} />
      <div className="cards">
        <DisplayForm />
        <EmailForm />
        <AbsenceForm />
        {person.post.unitId !== null && <CalendarFeed unitId={person.post.unitId} />}
        <PasswordForm />
        <FactorForm />
        <OwnSessions />
        {!ADMINISTRATORS.has(person.post.role) && <OwnTokens />}
      </div>
    </>
  );
}
