import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly what?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One subject of a page of several. */
export function Card({ title, what, actions, wide = false, children }: Props) {
  const id = useId();
  return (
    <section className={`card${wide ? ' card-wide' : ''}`} aria-labelledby={id}>
      <div className="card-head"><h2 id={id}>{title}</h2>{actions}</div>
      {what && <p className="quiet">{what}</p>}
      {children}
    </section>
  );
}
