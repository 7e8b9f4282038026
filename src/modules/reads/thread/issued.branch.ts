import { NO_DETAIL, type ThreadBranch } from './thread-branch.js';

/** 交办 of the plan the item belongs to. */
export const issued: ThreadBranch = {
  kind: 'issued',
  title: '交办',
  rows: () => `select plan.issued_at as at, plan.id, null as unit, null as person, plan.document_number as words, ${NO_DETAIL} as detail
               from head join plan on plan.id = head.plan_id where plan.issued_at is not null`,
};
