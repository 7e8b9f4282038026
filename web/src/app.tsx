import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Link, Navigate, Outlet, Route, Routes } from 'react-router';
import { queryClient } from './api/queries';
import { waitingSignatures } from './features/my-unit/queries';
import { Frame } from './features/shell/frame';
import { SessionGate, useSession } from './features/shell/session';
import { LanguageProvider, useWords } from './i18n/language';

// Each page is fetched when somebody first goes there.
const AccountsPage = lazy(() => import('./features/accounts/accounts-page').then(({ AccountsPage: page }) => ({ default: page })));
const ActivatePage = lazy(() => import('./features/sign-in/activate-page').then(({ ActivatePage: page }) => ({ default: page })));
const AuditPage = lazy(() => import('./features/audit/audit-page').then(({ AuditPage: page }) => ({ default: page })));
const BriefPage = lazy(() => import('./features/brief/brief-page').then(({ BriefPage: page }) => ({ default: page })));
const CircularsPage = lazy(() => import('./features/circulars/circulars-page').then(({ CircularsPage: page }) => ({ default: page })));
const CockpitPage = lazy(() => import('./features/cockpit/cockpit-page').then(({ CockpitPage: page }) => ({ default: page })));
const InboxPage = lazy(() => import('./features/inbox/inbox-page').then(({ InboxPage: page }) => ({ default: page })));
const InstructionsPage = lazy(() => import('./features/instructions/instructions-page').then(({ InstructionsPage: page }) => ({ default: page })));
const ImportPage = lazy(() => import('./features/imports/import-page').then(({ ImportPage: page }) => ({ default: page })));
const IssuePage = lazy(() => import('./features/issuing/issue-page').then(({ IssuePage: page }) => ({ default: page })));
const ItemPage = lazy(() => import('./features/item/item-page').then(({ ItemPage: page }) => ({ default: page })));
const LedgerPage = lazy(() => import('./features/ledger/ledger-page').then(({ LedgerPage: page }) => ({ default: page })));
const MyUnitPage = lazy(() => import('./features/my-unit/my-unit-page').then(({ MyUnitPage: page }) => ({ default: page })));
const NoticesPage = lazy(() => import('./features/notices/notices-page').then(({ NoticesPage: page }) => ({ default: page })));
const PlansPage = lazy(() => import('./features/plans/plans-page').then(({ PlansPage: page }) => ({ default: page })));
const RehearsalPage = lazy(() => import('./features/rehearsal/rehearsal-page').then(({ RehearsalPage: page }) => ({ default: page })));
const ReviewPage = lazy(() => import('./features/review/review-page').then(({ ReviewPage: page }) => ({ default: page })));
const RolloverPage = lazy(() => import('./features/issuing/rollover-page').then(({ RolloverPage: page }) => ({ default: page })));
const ClosingPage = lazy(() => import('./features/issuing/closing-page').then(({ ClosingPage: page }) => ({ default: page })));
const WizardPage = lazy(() => import('./features/imports/wizard-page').then(({ WizardPage: page }) => ({ default: page })));
const RulesPage = lazy(() => import('./features/rules/rules-page').then(({ RulesPage: page }) => ({ default: page })));
const SettingsPage = lazy(() => import('./features/settings/settings-page').then(({ SettingsPage: page }) => ({ default: page })));
const SubmissionsPage = lazy(() => import('./features/submissions/submissions-page').then(({ SubmissionsPage: page }) => ({ default: page })));
const UnitsPage = lazy(() => import('./features/units/units-page').then(({ UnitsPage: page }) => ({ default: page })));

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
            <Route path="activate" element={<Suspense fallback={null}><ActivatePage /></Suspense>} />
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
