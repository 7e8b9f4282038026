/** Why a person receives what was addressed to a seat: their own seat (null), as a named deputy, or as the office's desk. */
export type StandsIn = 'deputy' | 'desk' | null;

const absent = (account: string): string =>
  `coalesce(${account}.absent_from <= app_today() and coalesce(${account}.absent_until >= app_today(), true), false)`;

/** A leader hears of what lies in his field, the leading groups he looks after (access table: `sub`); of what belongs to no group, every leader. */
const inField = (leadingGroupId: string): string => `(post.field is null or ${leadingGroupId} is null or ${leadingGroupId} = any(post.field))`;

const HOLDER = `post.id, post.display_name, post.deputy_id, ${absent('post')} as absent, post.absent_until from incumbent post where`;

/**
 * The people a seat is answered by today, as a lateral subquery over a row named `seat` with audience, unit_id and leading_group_id:
 * whoever holds the seat and is present, and the deputies of those who are absent. When that is nobody, the office's duty desk
 * (值班), else its other clerks who are present. No row: nobody can be reached. Columns: account_id, stands_in, why (Chinese, '' for the holder).
 */
export const PEOPLE_OF_SEAT = `(
  with holder as (
    select ${HOLDER} seat.audience in ('liaison', 'unitHead') and post.unit_id = seat.unit_id and post.role = seat.audience
    union all select ${HOLDER} seat.audience = 'office' and post.leading_group_id = seat.leading_group_id and post.role in ('officeClerk', 'officeDirector')
    union all select ${HOLDER} seat.audience = 'leader' and post.role = 'leader' and ${inField('seat.leading_group_id')}
  ), served as (
    select id as account_id, null as stands_in, '' as why from holder where not absent
    union all
    select distinct on (deputy.id) deputy.id, 'deputy', holder.display_name || '外出' || coalesce('至' || holder.absent_until, '') || '，由' || deputy.display_name || '代收'
    from holder join account deputy on deputy.id = holder.deputy_id and deputy.active and not ${absent('deputy')} where holder.absent
  ), desk as (
    select post.id as account_id, post.on_duty from incumbent post
    where post.role in ('officeClerk', 'officeDirector') and post.leading_group_id = seat.leading_group_id and not ${absent('post')}
      and not exists (select from served)
  )
  select distinct on (account_id) account_id, stands_in, why from (
    select account_id, stands_in, why from served
    union all
    select account_id, 'desk', case when exists (select from holder) then (select string_agg(distinct display_name, '、') from holder) || '外出，无人代收' else '没有登记人员' end || '，由值班人员转告'
    from desk where on_duty or not exists (select from desk where on_duty)
  ) answering order by account_id, stands_in nulls first
)`;

/** True in SQL when the `account` in scope is present and holds the seat the `notification` in scope is addressed to; substitutes need `PEOPLE_OF_SEAT`. */
export const ANSWERS_IN_PERSON = `(account.active and not ${absent('account')} and (
  notification.audience is null
  or exists (select from incumbent post where post.id = account.id and (
    (notification.audience in ('liaison', 'unitHead') and post.role = notification.audience and post.unit_id = notification.seat_unit_id)
    or (notification.audience = 'office' and post.role in ('officeClerk', 'officeDirector') and post.leading_group_id = notification.seat_office_id)
    or (notification.audience = 'leader' and post.role = 'leader' and ${inField('notification.seat_office_id')})))))`;

/** True in SQL when the account in scope has a way out of the house besides the inbox; `mailIsSent` when SMTP is configured. */
export function hasChannel(mailIsSent: boolean): string {
  return `(${mailIsSent ? 'account.email is not null or' : ''} exists (select from channel_endpoint join incumbent post on post.id = account.id and ${ENDPOINTS_OF_POST}))`;
}

/** Joins `channel_endpoint` to the `incumbent post` in scope: robots and webhooks of its unit or office, for those who speak for it. */
export const ENDPOINTS_OF_POST = `channel_endpoint.active and (
  (post.role = 'liaison' and channel_endpoint.unit_id = post.unit_id)
  or (post.role in ('officeClerk', 'officeDirector') and channel_endpoint.leading_group_id = post.leading_group_id))`;
