import type { DataSource } from 'typeorm';

/** Gives the office of a leading group a director; the login. */
export async function officeDirector(dataSource: DataSource, leadingGroupId: string, login = `director.of.${leadingGroupId}`): Promise<string> {
  await dataSource.query(
    `with person as (insert into account (login, display_name, demo) values ($1, '办公室主任', true) returning id)
     insert into post (account_id, role, leading_group_id) select id, 'officeDirector', $2 from person`, [login, leadingGroupId]);
  return login;
}
