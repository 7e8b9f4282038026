interface Props {
  readonly title: string;
  readonly names: readonly string[];
  /** Said when there is nobody. */
  readonly nobody?: string;
}

/** Who will be told, before anything goes out. */
export function Recipients({ title, names, nobody = '' }: Props) {
  if (names.length === 0) return nobody === '' ? null : <p className="quiet">{nobody}</p>;
  return <div><h3>{title}</h3><ul className="recipients">{names.map((name) => <li key={name}>{name}</li>)}</ul></div>;
}
