import type { Meters } from './meters.js';

type Labels = Readonly<Record<string, string>>;
type AsyncMethod<A extends unknown[], R> = TypedPropertyDescriptor<(...args: A) => Promise<R>>;

/** Measures every call of the method: its time, and the rows it says it changed (a number, or the sum of the numbers in its result). */
export function Observed({ seconds, rows }: Meters, labels: Labels = {}) {
  return <A extends unknown[], R>(_target: object, _name: string | symbol, descriptor: AsyncMethod<A, R>): void => {
    const method = descriptor.value;
    if (!method) return;
    descriptor.value = async function observed(this: unknown, ...args: A): Promise<R> {
      const stop = seconds.startTimer(labels);
      try {
        const result = await method.apply(this, args);
        rows.observe(labels, rowsIn(result));
        return result;
      } finally {
        stop();
      }
    };
  };
}

function rowsIn(result: unknown): number {
  if (typeof result === 'number') return result;
  if (typeof result !== 'object' || result === null) return 0;
  return Object.values(result).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
}
