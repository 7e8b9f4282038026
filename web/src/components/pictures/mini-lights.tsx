import type { Standing } from './light';

const ORDER = ['red', 'yellow', 'review', 'green', 'grey', 'done'] as const satisfies readonly Standing[];

/** How many of each, as a strip; the numbers stand beside it in words. */
export function MiniLights({ counts }: { readonly counts: Partial<Record<Standing, number>> }) {
  return (
    <span className="mini-lights" aria-hidden="true">
      {ORDER.filter((standing) => (counts[standing] ?? 0) > 0).map((standing) => (
        <i key={standing} className={`fill-${standing}`} style={{ flexGrow: counts[standing], borderRadius: 2 }} />
      ))}
    </span>
  );
}
