import { useWords } from '../../i18n/language';
import { Button } from './button';

interface Props {
  /** What somebody else has written meanwhile, part by part; nothing is shown without. */
  readonly parts: readonly { readonly label: string; readonly words: string }[];
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

/** Words that somebody else has written where one was writing oneself: both are there, and one of them is chosen. */
export function Theirs({ parts, onTake, onKeep }: Props) {
  const words = useWords().theirs;
  if (parts.length === 0) return null;
  return (
    <div className="message message-attention" role="alert">
      <div>
        <p>{words.title}</p>
        {parts.map(({ label, words: said }) => <p key={label} className="quote"><strong>{label}</strong> {said || words.nothing}</p>)}
        <Button onPress={onTake}>{words.take}</Button> <Button onPress={onKeep}>{words.keep}</Button>
      </div>
    </div>
  );
}
