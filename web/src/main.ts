import './chromium-86';
import { askEarly } from './api/early';
import { showLastAppearance } from './features/settings/appearance';
import { pageAt, pages } from './pages';
import './styles/duban.css';
import './styles/brief.css';
import './styles/submissions.css';
import './styles/palette.css';
import './styles/rehearsal.css';
import './styles/work.css';
import './styles/dialog.css';
import './styles/desk.css';
import './styles/item.css';
import './styles/cockpit.css';
import './styles/tour.css';
import './styles/ledger-views.css';
import './styles/circulars.css';
import './styles/instructions.css';
import './styles/imports.css';
import './styles/issuing.css';
import './styles/settings.css';
import './styles/audit.css';
import './styles/accounts.css';
import './styles/rules.css';
import './styles/units.css';
import './styles/contrast.css';

// This file is small and runs while the rest is fetched: what the page asks for is on its way before there is a page.
askEarly(window.location.pathname);
showLastAppearance();
void import('./start').then(({ start }) => start());
const page = pageAt(window.location.pathname);
// Whoever draws the page meets its failure.
if (page !== undefined) pages[page].fetch().catch(() => undefined);
