/** Injection token of the validated configuration (`config/env.ts`). */
export const APP_CONFIG = Symbol('APP_CONFIG');
