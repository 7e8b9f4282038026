import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';

const PLACE = 'trail';

/** Where the trail is shown in the top bar. */
export function TrailPlace() {
  return <div className="top-trail" id={PLACE} />;
}

/** Says in the top bar, and in the title of the window, where one is below the plans. */
export function Trail({ children }: { readonly children: string }): ReactNode {
  const words = useWords();
  useEffect(() => {
    document.title = `${children} · ${words.product}`;
  }, [children, words]);
  const place = document.getElementById(PLACE);
  return place && createPortal(<nav aria-label={words.shell.plans}><Link to="/plans">{words.plans.title}</Link> / {children}</nav>, place);
}
