export interface Check {
  readonly check: string;
  /** fault: something does not work or may lose work; warning: it works, and somebody should look. */
  readonly level: 'ok' | 'warning' | 'fault';
  /** Chinese: what was found, and what to do when it is not ok. */
  readonly message: string;
}

export const ok = (check: string, message: string): Check => ({ check, level: 'ok', message });
export const warning = (check: string, message: string): Check => ({ check, level: 'warning', message });
export const fault = (check: string, message: string): Check => ({ check, level: 'fault', message });
