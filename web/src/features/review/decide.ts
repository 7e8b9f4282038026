import { answer, idempotencyKey, post, seen } from '../../api/client';

export interface Verdict {
  readonly version: number;
  readonly reason: string;
  /** Unit a declined responsibility goes to. */
  readonly reassignTo?: string | null;
  /** Day an extension is granted to. */
  readonly dueOn?: string | null;
}

const about = (id: string, version: number) => ({ params: { path: { id } }, headers: { ...seen(version), ...idempotencyKey() } });
const said = (reason: string): { readonly reason?: string } => (reason.trim() === '' ? {} : { reason: reason.trim() });

/** The answers of the office, each with the command of the server that gives it. */
export const DECISIONS = {
  acceptCompletion: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/assignments/{id}/completion-claim/acceptance', { ...about(id, version), body: said(reason) })),
  returnForRework: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/assignments/{id}/completion-claim/return', { ...about(id, version), body: { reason: reason.trim() } })),
  grantExtension: (id: string, { version, reason, dueOn }: Verdict) =>
    answer(post('/api/v1/assignments/{id}/extension-answer', { ...about(id, version), body: { accept: true, ...said(reason), ...(dueOn ? { dueOn } : {}) } })),
  refuseExtension: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/assignments/{id}/extension-answer', { ...about(id, version), body: { accept: false, ...said(reason) } })),
  acceptDecline: (id: string, { version, reason, reassignTo }: Verdict) =>
    answer(post('/api/v1/assignments/{id}/decline-answer', { ...about(id, version), body: { accept: true, ...said(reason), ...(reassignTo ? { reassignToUnitId: reassignTo } : {}) } })),
  refuseDecline: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/assignments/{id}/decline-answer', { ...about(id, version), body: { accept: false, ...said(reason) } })),
  accept: (id: string, { version }: Verdict) => answer(post('/api/v1/submissions/{id}/acceptance', about(id, version))),
  return: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/submissions/{id}/return', { ...about(id, version), body: { reason: reason.trim() } })),
  closeNotice: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/notices/{id}/close', { ...about(id, version), body: reason.trim() === '' ? {} : { note: reason.trim() } })),
  returnReply: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/notices/{id}/return', { ...about(id, version), body: { reason: reason.trim() } })),
  verify: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/items/{id}/verification', { ...about(id, version), body: { note: reason.trim() } })),
  closeOut: (id: string, { version, reason }: Verdict) => answer(post('/api/v1/items/{id}/close-out', { params: { path: { id }, header: idempotencyKey() }, headers: seen(version), body: said(reason) })),
} as const;

export type DecisionName = keyof typeof DECISIONS;
