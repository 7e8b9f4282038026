import { type ReactNode, useEffect } from 'react';
import { useWords } from '../../i18n/language';

interface Props {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly what?: ReactNode;
  readonly actions?: ReactNode;
}

/** The heading of a page, which is the title of the window too. */
export function PageHead({ title, what, actions }: Props) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words]);
  return (
    <header className="page-head">
      <div className="page-head-words"><h1 className="page-title">{title}</h1>{what && <p className="page-facts"><span>{what}</span></p>}</div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
