import type { PageName } from './page-names';
import { type Part, part } from './part';

/** The pages, each in a file that is fetched when somebody first goes there. */
export const pages = {
  accounts: part(() => import('./features/accounts/accounts-page').then(({ AccountsPage }) => AccountsPage)),
  activate: part(() => import('./features/sign-in/activate-page').then(({ ActivatePage }) => ActivatePage)),
  audit: part(() => import('./features/audit/audit-page').then(({ AuditPage }) => AuditPage)),
  brief: part(() => import('./features/brief/brief-page').then(({ BriefPage }) => BriefPage)),
  circulars: part(() => import('./features/circulars/circulars-page').then(({ CircularsPage }) => CircularsPage)),
  closing: part(() => import('./features/issuing/closing-page').then(({ ClosingPage }) => ClosingPage)),
  cockpit: part(() => import('./features/cockpit/cockpit-page').then(({ CockpitPage }) => CockpitPage)),
  import: part(() => import('./features/imports/import-page').then(({ ImportPage }) => ImportPage)),
  inbox: part(() => import('./features/inbox/inbox-page').then(({ InboxPage }) => InboxPage)),
  instructions: part(() => import('./features/instructions/instructions-page').then(({ InstructionsPage }) => InstructionsPage)),
  issue: part(() => import('./features/issuing/issue-page').then(({ IssuePage }) => IssuePage)),
  item: part(() => import('./features/item/item-page').then(({ ItemPage }) => ItemPage)),
  ledger: part(() => import('./features/ledger/ledger-page').then(({ LedgerPage }) => LedgerPage)),
  'my-unit': part(() => import('./features/my-unit/my-unit-page').then(({ MyUnitPage }) => MyUnitPage)),
  notices: part(() => import('./features/notices/notices-page').then(({ NoticesPage }) => NoticesPage)),
  plans: part(() => import('./features/plans/plans-page').then(({ PlansPage }) => PlansPage)),
  rehearsal: part(() => import('./features/rehearsal/rehearsal-page').then(({ RehearsalPage }) => RehearsalPage)),
  review: part(() => import('./features/review/review-page').then(({ ReviewPage }) => ReviewPage)),
  rollover: part(() => import('./features/issuing/rollover-page').then(({ RolloverPage }) => RolloverPage)),
  rules: part(() => import('./features/rules/rules-page').then(({ RulesPage }) => RulesPage)),
  settings: part(() => import('./features/settings/settings-page').then(({ SettingsPage }) => SettingsPage)),
  submissions: part(() => import('./features/submissions/submissions-page').then(({ SubmissionsPage }) => SubmissionsPage)),
  units: part(() => import('./features/units/units-page').then(({ UnitsPage }) => UnitsPage)),
  wizard: part(() => import('./features/imports/wizard-page').then(({ WizardPage }) => WizardPage)),
} satisfies Record<PageName, Part<object>>;
