const ACKNOWLEDGE = `
  with clock as materialized (select app_now() as now, app_today() as today),
  signed as (update assignment set status = 'acknowledged', acknowledged_at = (select now from clock), version = version + 1 where id = $1 and status = 'pendingAck' returning id),
  settled as (
    update obligation set state = 'settled', settled_on = clock.today, settled_at = clock.now, effective_due_on = due_on from clock, signed
    where subject_type = 'assignment' and subject_id = signed.id and kind = 'acknowledgement' and state = 'open' returning obligation.id),
  off_ladder as (delete from ladder_position where obligation_id in (select id from settled)),
  audited as (
    insert into audit_entry (at, actor_account_id, actor_name, actor_role, outcome, action, subject_type, subject_id, detail)
    select now, $2, $3, $4, 'done', 'assignment.acknowledged', 'assignment', signed.id, '{"from":"pendingAck","to":"acknowledged"}' from clock, signed)
  select id from signed`;

/** The limit of a signature: the same writes as one prepared statement that commits itself, the audit chain included (no job follows a signature, so there is no outbox row); nothing is locked, asked or checked before. */
export class BareTransition {
  constructor(pool) {
    this.pool = pool;
  }

  async acknowledge({ accountId, name, role }, id) {
    const { rows } = await this.pool.query({ name: 'bare-acknowledge', text: ACKNOWLEDGE, values: [id, accountId, name, role] });
    if (rows.length !== 1) throw new Error(`assignment ${id} was not signed`);
  }
}
