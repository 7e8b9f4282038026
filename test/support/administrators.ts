/** Logins of the three administrators of a demo database. */
export const ADMINISTRATORS = { system: 'admin.system', security: 'admin.security', auditor: 'admin.audit' } as const;
