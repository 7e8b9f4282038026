interface Props {
  readonly label: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
}

/** Yes or no. */
export function Tick({ label, ticked, onChange }: Props) {
  return <label className="tick"><input type="checkbox" checked={ticked} onChange={(event) => onChange(event.target.checked)} />{label}</label>;
}
