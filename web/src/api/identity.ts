const KEY = 'duban.account';
const listeners = new Set<() => void>();

/** The demo account whose eyes one sees with; null outside the demonstration, where the session cookie says who it is. */
export function demoAccount(): string | null {
  return localStorage.getItem(KEY);
}

export function becomeDemoAccount(login: string | null): void {
  if (login === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, login);
  for (const listener of listeners) listener();
}

/** Calls back when the person changes, in this tab or another one; returns how to stop. */
export function onIdentityChange(listener: () => void): () => void {
  const stored = (event: StorageEvent): void => void (event.key === KEY && listener());
  listeners.add(listener);
  window.addEventListener('storage', stored);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', stored);
  };
}
