import { useState } from 'react';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';

const KEPT = { signatory: 'duban.signatory', authority: 'duban.authority' } as const;

export interface IssuingAuthority {
  readonly signatory: string;
  readonly authority: string;
  readonly named: { readonly signatory: string; readonly issuingAuthority: string };
  /** Both are written. */
  readonly complete: boolean;
  readonly change: (parts: { readonly signatory?: string; readonly authority?: string }) => void;
  /** Offers them again next time. */
  readonly keep: () => void;
}

/** Who signs and for which body, as it was written the last time. */
export function useIssuingAuthority(): IssuingAuthority {
  const { person } = useSession();
  const [signatory, setSignatory] = useState(localStorage.getItem(KEPT.signatory) ?? '');
  const [authority, setAuthority] = useState(localStorage.getItem(KEPT.authority) ?? (person.post.leadingGroup ? `${person.post.leadingGroup}办公室` : ''));
  return {
    signatory,
    authority,
    named: { signatory: signatory.trim(), issuingAuthority: authority.trim() },
    complete: signatory.trim() !== '' && authority.trim() !== '',
    change: (parts) => {
      if (parts.signatory !== undefined) setSignatory(parts.signatory);
      if (parts.authority !== undefined) setAuthority(parts.authority);
    },
    keep: () => {
      localStorage.setItem(KEPT.signatory, signatory.trim());
      localStorage.setItem(KEPT.authority, authority.trim());
    },
  };
}

export function IssuingAuthorityFields({ of }: { readonly of: IssuingAuthority }) {
  const words = useWords();
  return (
    <div className="pair">
      <TextInput label={words.notices.authority} value={of.authority} onChange={(authority) => of.change({ authority })} />
      <TextInput label={words.notices.signatory} value={of.signatory} onChange={(signatory) => of.change({ signatory })} />
    </div>
  );
}
