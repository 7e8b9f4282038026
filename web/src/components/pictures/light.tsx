import { useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';

/** How an item stands: the four colours of the engine, and two that say whose turn it is. */
export type Standing = keyof Messages['colours'];

/** A light as a shape of its own, so that colour is never needed to tell one from another. */
export function LightShape({ standing, size = 14 }: { readonly standing: Standing; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {SHAPES[standing]}
    </svg>
  );
}

const SHAPES = {
  red: <><path d="M4.3.7h5.4l3.6 3.6v5.4l-3.6 3.6H4.3L.7 9.7V4.3z" fill="#c8202a" /><path d="M7 3.4v4.4M7 10.1v.4" stroke="#fff" strokeWidth="1.7" strokeLinecap="round" /></>,
  yellow: <><path d="M7 1 13.4 12.6H.6z" fill="#f5b21b" stroke="#b47a00" strokeWidth=".8" strokeLinejoin="round" /><path d="M7 5.2v3.6M7 10.7v.3" stroke="#3d2700" strokeWidth="1.5" strokeLinecap="round" /></>,
  review: <><circle cx="7" cy="7" r="5.4" fill="#fff" stroke="#1b56a5" strokeWidth="1.6" /><path d="M7 1.6a5.4 5.4 0 0 1 0 10.8z" fill="#1b56a5" /></>,
  green: <circle cx="7" cy="7" r="5" fill="#23965a" />,
  grey: <circle cx="7" cy="7" r="4.6" fill="none" stroke="#7b8a9c" strokeWidth="1.5" />,
  done: <path d="m2.5 7.4 3 3 6-6.6" fill="none" stroke="#5b6b7f" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />,
} as const;

/** The light of one item with its word; why it is so stands in the title and, in full, on the page of the item. */
export function Light({ standing, reason }: { readonly standing: Standing; readonly reason?: string }) {
  const words = useWords();
  return (
    <span className={`light light-${standing}`} title={reason}>
      <LightShape standing={standing} />
      {words.colours[standing]}
    </span>
  );
}
