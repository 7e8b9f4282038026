import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Autocomplete, Dialog, Header, Heading, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { plans } from '../../api/queries';
import { SearchIcon } from '../../components/icons';
import { problemWords } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { PLACES } from '../shell/places';
import { useSession } from '../shell/session';
import { actsOn, type Entry, entriesOf, linesOf, pageOf, standing } from './destination';
import { found } from './queries';
import { VERBS, verbIn } from './verbs';

const WAIT_MS = 150;

/** Goes anywhere by a few characters: a page, a plan, an item, the lines of a unit; with a verb before it, to where that is done. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  return (
    <ModalOverlay className="drawer-shade palette-shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog>
          <Heading slot="title" className="out-of-sight">{words.palette.title}</Heading>
          <Finder onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The field keeps what the input method is still composing; only finished words are looked for. */
function Finder({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [composing, setComposing] = useState(false);
  const [unit, setUnit] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const asked = useSettled(text.trim(), composing);
  const { role } = useSession().person.post;
  const act = verbIn(asked, role, words.palette.verbs);
  const answer = useQuery(found(act?.about ?? asked));
  const known = useQuery({ ...plans(), enabled: unit !== null });
  const places = PLACES.filter(({ seenBy }) => seenBy(role)).map((place) => ({ ...place, words: place.name(words) }));
  const verbs = VERBS.filter(({ doneBy }) => doneBy(role));
  const always = act === null ? standing(asked, places, verbs, words.palette) : [];
  const groups = unit !== null ? [{ title: words.palette.choosePlan(unit.name), entries: [pageOf(unit.id, words.palette.unitPage), ...linesOf(unit.name, known.data ?? [])].filter(({ words: name, beside }) => `${name}${beside}`.includes(asked)) }] : asked === '' || answer.data === undefined ? always : act ? actsOn(act.verb, answer.data, words.palette) : [...always, ...entriesOf(answer.data, words.palette)];
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const go = (id: string): void => {
    const entry = groups.flatMap(({ entries }): readonly Entry[] => entries).find((one) => one.id === id);
    if (entry === undefined) return;
    if (entry.begins !== undefined) return setText(entry.begins);
    if (entry.to === null) {
      setUnit({ id: entry.id.replace('unit-', ''), name: entry.words });
      setText('');
      return;
    }
    onClose();
    void navigate(entry.to);
  };
  return (
    // Begins anew with the question in which plan: the field would go on pointing at an option that is gone.
    <Autocomplete key={unit?.id} inputValue={text} onInputChange={setText}>
      <SearchField className="palette-field" aria-label={words.palette.field} autoFocus>
        <SearchIcon />
        <Input
          className="palette-input"
          placeholder={unit === null ? words.palette.field : words.palette.choosePlan(unit.name)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '') setUnit(null);
            if (event.key === 'Escape') onClose();
          }}
        />
      </SearchField>
      <ListBox className="palette-list" aria-label={words.palette.results} selectionMode="none" onAction={(key) => go(String(key))}>
        {groups.map(({ title, entries }) => (
          <ListBoxSection key={title} className="palette-group">
            <Header className="palette-heading">{title}</Header>
            {entries.map((entry) => (
              <ListBoxItem key={entry.id} id={entry.id} className="palette-option" textValue={entry.words}>
                <span className="palette-words">{entry.words}</span>
                <span className="palette-beside">{entry.beside}</span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      <p className="palette-foot">
        <span role="status">{answer.error ? problemWords(answer.error, words) : unit !== null || asked !== '' ? (answer.isFetching ? words.palette.searching : count === 0 ? words.palette.none(asked) : words.palette.found(count)) : words.palette.hint(verbs[0] ? words.palette.verbs[verbs[0].id] : '')}</span>
        {answer.data?.nextCursor && unit === null && asked !== '' && <span>{words.palette.more}</span>}
        <span className="palette-keys">{words.palette.keys}</span>
      </p>
    </Autocomplete>
  );
}

/** The words once nobody has typed for a moment and the input method has finished. */
function useSettled(words: string, composing: boolean): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => setSettled(words), WAIT_MS);
    return () => clearTimeout(timer);
  }, [words, composing]);
  return settled;
}
