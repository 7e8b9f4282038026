import { useLocation } from 'react-router';
import { Sheet } from '../../components/ui/sheet';
import { useWords } from '../../i18n/language';
import type { Messages } from '../../i18n/zh';

type Key = readonly [keys: string, what: keyof Messages['palette']['keyWords']];

const EVERYWHERE: readonly Key[] = [['Ctrl K', 'palette'], ['?', 'help'], ['Tab', 'tab'], ['Esc', 'close']];
const HERE: readonly (readonly [RegExp, readonly Key[]])[] = [
  [/^\/plans\/./, [['/', 'search'], ['↑ ↓', 'rows'], ['Enter', 'openRow']]],
  [/^\/info/, [['↑ ↓ ← →', 'cells'], ['Home End', 'ends'], ['Enter', 'openRow']]],
  [/^\/rehearsal/, [['↑ ↓ ← →', 'days'], ['Enter', 'openRow']]],
];

/** The keys that work on every page and on this one. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().palette;
  const { pathname } = useLocation();
  const here = HERE.find(([path]) => path.test(pathname))?.[1] ?? [];
  return (
    <Sheet title={words.help} onClose={onClose}>
      {here.length > 0 && <section><h3>{words.here}</h3><Keys keys={here} /></section>}
      <section><h3>{words.everywhere}</h3><Keys keys={EVERYWHERE} /></section>
    </Sheet>
  );
}

function Keys({ keys }: { readonly keys: readonly Key[] }) {
  const words = useWords().palette.keyWords;
  return <dl className="keys">{keys.map(([key, what]) => <div key={key}><dt>{key.split(' ').map((one) => <kbd key={one}>{one}</kbd>)}</dt><dd>{words[what]}</dd></div>)}</dl>;
}
