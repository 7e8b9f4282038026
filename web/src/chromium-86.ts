/** What Chromium 86 lacks and this page or its libraries use; nothing is replaced where the browser has it. */
type Indexed<One> = { readonly length: number; readonly [index: number]: One };

export function at<One>(this: Indexed<One>, index: number): One | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

export function findLast<One>(this: Indexed<One>, wanted: (one: One, index: number) => unknown): One | undefined {
  for (let index = this.length - 1; index >= 0; index -= 1) if (wanted(this[index] as One, index)) return this[index];
  return undefined;
}

/** Gives `target` what it does not have, out of sight of loops over its names. */
export function lend(target: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

lend(Array.prototype, { at, findLast });
lend(String.prototype, { at });
lend(Object, { hasOwn: (object: object, name: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, name) });
