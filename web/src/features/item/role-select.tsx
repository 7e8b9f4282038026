import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/language';

type Role = Schemas['GivenUnitRequest']['role'];

const ROLES = ['lead', 'cooperating', 'guiding'] as const satisfies readonly Role[];

/** Lead, cooperating or guiding, in a row of a list. */
export function RoleSelect({ label, role, onChoose, disabled = false }: { readonly label: string; readonly role: Role; readonly onChoose: (role: Role) => void; readonly disabled?: boolean }) {
  const words = useWords();
  return (
    <select className="input role-select" aria-label={label} value={role} disabled={disabled} onChange={(event) => onChoose(ROLES.find((one) => one === event.target.value) ?? role)}>
      {ROLES.map((one) => <option key={one} value={one}>{words.assignmentRoles[one]}</option>)}
    </select>
  );
}
