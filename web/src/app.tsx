import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { BrowserRouter, Link, Navigate, Outlet, Route, Routes } from 'react-router';
import { queryClient } from './api/queries';
import { waitingSignatures } from './features/my-unit/queries';
import { Frame } from './features/shell/frame';
import { SessionGate, useSession } from './features/shell/session';
import { LanguageProvider, useWords } from './i18n/language';
import { later } from './later';
import { pages } from './pages';

// Each page is fetched when somebody first goes there.
const AccountsPage = later(pages.accounts);
const ActivatePage = later(pages.activate);
const AuditPage = later(pages.audit);
const BriefPage = later(pages.brief);
const CircularsPage = later(pages.circulars);
const CockpitPage = later(pages.cockpit);
const InboxPage = later(pages.inbox);
const InstructionsPage = later(pages.instructions);
const ImportPage = later(pages.import);
const IssuePage = later(pages.issue);
const ItemPage = later(pages.item);
const LedgerPage = later(pages.ledger);
const MyUnitPage = later(pages['my-unit']);
const NoticesPage = later(pages.notices);
const PlansPage = later(pages.plans);
const RehearsalPage = later(pages.rehearsal);
const ReviewPage = later(pages.review);
const RolloverPage = later(pages.rollover);
const ClosingPage = later(pages.closing);
const WizardPage = later(pages.wizard);
const RulesPage = later(pages.rules);
const SettingsPage = later(pages.settings);
const SubmissionsPage = later(pages.submissions);
const UnitsPage = later(pages.units);

const HOMES: Readonly<Record<string, string>> = { liaison: '/inbox', clerk: '/inbox', officeClerk: '/cockpit', officeDirector: '/cockpit', leader: '/brief', systemAdministrator: '/accounts', securityAdministrator: '/accounts', auditor: '/audit' };

/** Where each role begins: what it has to do, for heads what waits for their signature, for the office its cockpit, for leaders the brief, for administrators the accounts, for the auditor the log; everybody else with the plans. */
function Home() {
  const { person } = useSession();
  if (person.post.role === 'unitHead') return <HeadHome />;
  return <Navigate to={HOMES[person.post.role] ?? '/plans'} replace />;
}

function HeadHome() {
  const waiting = useQuery(waitingSignatures());
  if (waiting.isPending) return null;
  return <Navigate to={(waiting.data ?? []).length > 0 ? '/my-unit' : '/inbox'} replace />;
}

function Nowhere() {
  const words = useWords();
  return <p className="blank">{words.notFound} <Link to="/plans">{words.toPlans}</Link></p>;
}

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Routes>
            <Route path="activate" element={<ActivatePage />} />
            <Route element={<SessionGate><Outlet /></SessionGate>}>
              <Route element={<Frame />}>
                <Route index element={<Home />} />
                <Route path="brief" element={<BriefPage />} />
                <Route path="info" element={<SubmissionsPage />} />
                <Route path="rehearsal" element={<RehearsalPage />} />
                <Route path="cockpit" element={<CockpitPage />} />
                <Route path="review" element={<ReviewPage />} />
                <Route path="notices" element={<NoticesPage />} />
                <Route path="circulars" element={<CircularsPage />} />
                <Route path="instructions" element={<InstructionsPage />} />
                <Route path="inbox" element={<InboxPage />} />
                <Route path="my-unit" element={<MyUnitPage />} />
                <Route path="plans" element={<PlansPage />} />
                <Route path="plans/:planId" element={<LedgerPage />} />
                <Route path="plans/:planId/issue" element={<IssuePage />} />
                <Route path="plans/:planId/closing" element={<ClosingPage />} />
                <Route path="plans/:planId/rollover" element={<RolloverPage />} />
                <Route path="import" element={<ImportPage />} />
                <Route path="import/:documentId" element={<WizardPage />} />
                <Route path="tasks/:itemId" element={<ItemPage />} />
                <Route path="units" element={<UnitsPage />} />
                <Route path="units/:unitId" element={<UnitsPage />} />
                <Route path="accounts" element={<AccountsPage />} />
                <Route path="rules" element={<RulesPage />} />
                <Route path="audit" element={<AuditPage />} />
                <Route path="settings" element={<SettingsPage />} />
                <Route path="*" element={<Nowhere />} />
              </Route>
            </Route>
          </Routes>
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  );
}
