import { useId } from 'react';
import { Button } from './button';

/** Whether something may be done now; where it may not, why. */
export interface Offer {
  readonly allowed: boolean;
  readonly reason: string;
}

interface Offered {
  readonly allowed: readonly string[];
  readonly refused: readonly { readonly command: string; readonly reason: string }[];
}

/** What the server says of a command; null when it is nothing for this person. */
export function offerOf(command: string, { allowed, refused }: Offered): Offer | null {
  if (allowed.includes(command)) return { allowed: true, reason: '' };
  const refusal = refused.find((one) => one.command === command);
  return refusal ? { allowed: false, reason: refusal.reason } : null;
}

interface Props {
  readonly words: string;
  readonly offer: Offer | null;
  readonly onPress: () => void;
  readonly kind?: 'primary' | 'plain';
  readonly shortcut?: string;
  readonly busy?: boolean;
}

/** A command as a button; one that may not be given now stays reachable and says why, one that is nobody's here is not drawn. */
export function Act({ words, offer, onPress, kind, shortcut, busy = false }: Props) {
  const id = useId();
  if (offer === null) return null;
  if (offer.allowed) {
    return (
      <Button {...(kind ? { kind } : {})} isDisabled={busy} onPress={onPress}>
        {words}
        {shortcut && <kbd className="key" aria-hidden="true">{shortcut}</kbd>}
      </Button>
    );
  }
  return (
    <span className="act-refused">
      <button type="button" className="button" aria-disabled="true" aria-describedby={id} title={offer.reason}>{words}</button>
      <span className="act-reason" id={id}>{offer.reason}</span>
    </span>
  );
}
