import { useEffect, useState } from 'react';
import { SearchIcon } from '../../components/icons';
import { useWords } from '../../i18n/language';
import { later } from '../../later';
import { part } from '../../part';

const Palette = later(part(() => import('./palette').then((module) => module.Palette)), null);
const KeyHelp = later(part(() => import('./key-help').then((module) => module.KeyHelp)), null);

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

/** The search of the top bar, and the two keys that work everywhere: Ctrl K opens it, `?` says which keys there are. */
export function PaletteButton() {
  const words = useWords();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen('palette');
      } else if (event.key === '?' && !(event.target instanceof Element && event.target.closest(TYPING))) {
        event.preventDefault();
        setOpen('help');
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button type="button" className="palette-open" aria-keyshortcuts="Control+K" onClick={() => setOpen('palette')}>
        <SearchIcon /><span className="palette-open-words">{words.palette.open}</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
      {open === 'help' && <KeyHelp onClose={() => setOpen(null)} />}
    </>
  );
}
