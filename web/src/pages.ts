import { part } from './part';

/** The pages that somebody may come to by an address of their own, each in a file that is fetched when somebody first goes there. */
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
  info: part(() => import('./features/submissions/submissions-page').then(({ SubmissionsPage }) => SubmissionsPage)),
  instructions: part(() => import('./features/instructions/instructions-page').then(({ InstructionsPage }) => InstructionsPage)),
  issue: part(() => import('./features/issuing/issue-page').then(({ IssuePage }) => IssuePage)),
  ledger: part(() => import('./features/ledger/ledger-page').then(({ LedgerPage }) => LedgerPage)),
  'my-unit': part(() => import('./features/my-unit/my-unit-page').then(({ MyUnitPage }) => MyUnitPage)),
  notices: part(() => import('./features/notices/notices-page').then(({ NoticesPage }) => NoticesPage)),
  plans: part(() => import('./features/plans/plans-page').then(({ PlansPage }) => PlansPage)),
  rehearsal: part(() => import('./features/rehearsal/rehearsal-page').then(({ RehearsalPage }) => RehearsalPage)),
  review: part(() => import('./features/review/review-page').then(({ ReviewPage }) => ReviewPage)),
  rollover: part(() => import('./features/issuing/rollover-page').then(({ RolloverPage }) => RolloverPage)),
  rules: part(() => import('./features/rules/rules-page').then(({ RulesPage }) => RulesPage)),
  settings: part(() => import('./features/settings/settings-page').then(({ SettingsPage }) => SettingsPage)),
  tasks: part(() => import('./features/item/item-page').then(({ ItemPage }) => ItemPage)),
  units: part(() => import('./features/units/units-page').then(({ UnitsPage }) => UnitsPage)),
  wizard: part(() => import('./features/imports/wizard-page').then(({ WizardPage }) => WizardPage)),
};

/** The page that the address shows; undefined for `/`, where it depends on who one is, and where there is none. */
export function pageAt(pathname: string): keyof typeof pages | undefined {
  const [, first = '', id, last] = pathname.split('/');
  if (first === 'plans' && id) return last === undefined ? 'ledger' : nameOf(last);
  if (first === 'import' && id) return 'wizard';
  return nameOf(first);
}

const nameOf = (word: string): keyof typeof pages | undefined => (Object.prototype.hasOwnProperty.call(pages, word) ? (word as keyof typeof pages) : undefined);
