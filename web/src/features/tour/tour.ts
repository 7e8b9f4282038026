const KEY = 'duban.tour';
const listeners = new Set<() => void>();

/** From the document to the desk of the office, one after the other. */
export const STEPS = ['ledger', 'task', 'time', 'silence', 'desk'] as const;
export type Step = (typeof STEPS)[number];

/** The people and the plan a tour follows. */
export interface Cast {
  readonly planId: string;
  readonly documentNumber: string;
  readonly items: number;
  readonly unit: string;
  readonly unitLogin: string;
  readonly office: string;
  readonly officeLogin: string;
}

/** Where somebody stands in the tour; `cast` is null until it is known. Kept in this tab, so that it outlives a reload and a change of person. */
export interface Tour {
  readonly step: Step;
  readonly cast: Cast | null;
}

export function storedTour(): string | null {
  return sessionStorage.getItem(KEY);
}

export function tourOf(stored: string | null): Tour | null {
  return stored === null ? null : (JSON.parse(stored) as Tour);
}

export function setTour(tour: Tour | null): void {
  if (tour === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(tour));
  for (const listener of listeners) listener();
}

export function startTour(): void {
  setTour({ step: 'ledger', cast: null });
}

export function onTourChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
