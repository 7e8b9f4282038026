import type { Severity } from './findings';

/** The weight of a doubt as a shape: red stays with what is overdue. */
export function SeverityMark({ severity }: { readonly severity: Severity | 'decided' }) {
  return <svg className="severity" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{SHAPES[severity]}</svg>;
}

const SHAPES = {
  blocking: <path d="M1.5 1.5h11v11h-11z" fill="#10294b" />,
  review: <path d="M7 1 13.4 12.6H.6z" fill="#f5b21b" stroke="#b47a00" strokeWidth=".8" strokeLinejoin="round" />,
  note: <circle cx="7" cy="7" r="4.6" fill="none" stroke="#7b8a9c" strokeWidth="1.5" />,
  decided: <path d="m2.5 7.4 3 3 6-6.6" fill="none" stroke="#5b6b7f" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />,
} as const;
