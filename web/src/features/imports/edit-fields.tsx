import type { Schemas } from '../../api/client';
import { Choice } from '../../components/ui/choice';
import { TextArea } from '../../components/ui/text-area';
import { TextInput } from '../../components/ui/text-input';
import { useWords } from '../../i18n/language';
import type { AssignmentRole, Finding, PlanDraft } from './draft-view';
import type { EditKind, Edited } from './edit';
import { UnitsField } from './units-field';

interface Props {
  readonly kind: EditKind;
  readonly draft: PlanDraft;
  readonly finding: Finding;
  readonly edited: Edited;
  readonly units: readonly Schemas['UnitResponse'][];
  readonly onChange: (parts: Partial<Edited>) => void;
}

/** The field that is right for what the doubt is about. */
export function EditFields(props: Props) {
  const { kind, finding, edited, onChange } = props;
  const words = useWords().imports.check;
  const part = words.parts[finding.field.split('.')[1] ?? ''] ?? words.fields.text;
  const text = (label: string, rows: number) => <TextArea label={label} rows={rows} value={edited.text} onChange={(next) => onChange({ text: next })} />;
  if (kind === 'units') return <UnitsOrGroup {...props} />;
  if (kind === 'assignments') return <Assignments {...props} />;
  if (kind === 'deadline') return <DeadlineField edited={edited} onChange={onChange} />;
  if (kind === 'row') return <>{text(words.fields.text, 4)}<DeadlineField edited={edited} onChange={onChange} /></>;
  if (kind === 'text') return text(words.fields.text, 5);
  if (kind === 'headings') return text(words.fields.headings, 3);
  if (kind === 'day') return <TextInput label={part} type="date" value={edited.day} onChange={(day) => onChange({ day })} />;
  if (kind === 'window') return <div className="pair"><TextInput label={words.fields.from} type="date" value={edited.from} onChange={(from) => onChange({ from })} /><TextInput label={words.fields.to} type="date" value={edited.day} onChange={(day) => onChange({ day })} /></div>;
  if (kind === 'office') {
    return (
      <>
        <TextInput label={words.fields.groupName} value={edited.text} onChange={(next) => onChange({ text: next })} />
        <UnitsField label={words.fields.officeUnit} units={props.units} chosen={edited.units} onChange={(codes) => onChange({ units: codes.slice(-1) })} />
      </>
    );
  }
  return <TextInput label={part} value={edited.text} onChange={(next) => onChange({ text: next })} />;
}

type FieldProps = Pick<Props, 'edited' | 'onChange'>;

function DeadlineField({ edited, onChange }: FieldProps) {
  const words = useWords().imports.check;
  return (
    <div className="import-deadline">
      <TextInput label={words.fields.deadline} type="date" value={edited.day} onChange={(day) => onChange({ day, evergreen: false })} />
      <label className="choose"><input type="checkbox" checked={edited.evergreen} onChange={(event) => onChange({ evergreen: event.target.checked, ...(event.target.checked ? { day: '' } : {}) })} />{words.evergreen}</label>
    </div>
  );
}

/** Units for a name, or a group for which the document itself lists the members. */
function UnitsOrGroup({ draft, edited, units, onChange }: Props) {
  const words = useWords().imports.check.fields;
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const groups = draft.scopes.map(({ groupCode, words: printed, memberCodes }) => ({ id: groupCode, words: `${printed}（${memberCodes.slice(0, 2).map((code) => names.get(code) ?? code).join('、')}…${memberCodes.length}）` }));
  return (
    <>
      {edited.group === null && <UnitsField label={words.units} units={units} chosen={edited.units} onChange={(codes) => onChange({ units: codes })} />}
      {groups.length > 0 && <Choice label={words.group} none={words.noGroup} options={groups} chosen={edited.group} onChoose={(group) => onChange({ group })} />}
    </>
  );
}

const ROLES: readonly AssignmentRole[] = ['lead', 'cooperating', 'guiding'];

/** Every unit of the item with its role: changed, taken out, added. */
function Assignments({ edited: { rows }, units, onChange }: Props) {
  const words = useWords();
  const own = words.imports.check.fields;
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const nameOf = (code: string | null, printed: string): string => (code === null ? printed : (names.get(code) ?? printed));
  const add = (codes: readonly string[]): void => {
    const code = codes.find((one) => rows.every(({ unitCode }) => unitCode !== one));
    if (code !== undefined) onChange({ rows: [...rows, { role: rows.some(({ role, unitCode }) => role === 'lead' && unitCode !== null) ? 'cooperating' : 'lead', printed: names.get(code) ?? code, unitCode: code }] });
  };
  return (
    <fieldset className="import-assignments">
      <legend>{own.assignments}</legend>
      <ul>
        {rows.map((row, index) => {
          const name = nameOf(row.unitCode, row.printed);
          return (
            <li key={`${row.printed}-${row.unitCode}-${index}`}>
              <select className="input" aria-label={own.roleOf(name)} value={row.role} onChange={(event) => onChange({ rows: rows.map((one, at) => (at === index ? { ...one, role: event.target.value as AssignmentRole } : one)) })}>
                {ROLES.map((role) => <option key={role} value={role}>{words.assignmentRoles[role]}</option>)}
              </select>
              <span className={row.unitCode === null ? 'import-unresolved' : ''}>{name}{row.unitCode === null && `（${words.imports.check.unresolved}）`}</span>
              <button type="button" className="link" aria-label={own.removeUnit(name)} onClick={() => onChange({ rows: rows.filter((_, at) => at !== index) })}>×</button>
            </li>
          );
        })}
      </ul>
      <UnitsField label={own.addUnit} units={units} chosen={[]} onChange={add} />
    </fieldset>
  );
}
