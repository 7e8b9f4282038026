import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useSession } from './session';
import { isOffice } from './roles';

/** The page for people of an office; everybody else reads whose work it is. */
export function OfficeOnly({ title, why, children }: { readonly title: string; readonly why: string; readonly children: ReactNode }) {
  const words = useWords();
  const { person } = useSession();
  if (isOffice(person.post.role)) return <>{children}</>;
  return (
    <>
      <header className="page-head"><div className="page-head-words"><h1 className="page-title">{title}</h1></div></header>
      <div className="blank"><p>{why}</p><p><Link to="/plans">{words.toPlans}</Link></p></div>
    </>
  );
}
