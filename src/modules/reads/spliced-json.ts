/**
 * JSON that the database has built and JSON of what only the domain knows (lights, titles), put together as text: the database's part is
 * neither read nor written by this process, which is most of what a page costs.
 */
export function spliced(body: string, more: object): string {
  const words = JSON.stringify(more);
  return words === '{}' ? body : `${body.slice(0, -1)},${words.slice(1)}`;
}

/** An object of JSON texts. */
export function jsonOf(parts: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(`{${Object.entries(parts).map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`);
}
