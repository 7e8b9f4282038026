import { Injectable } from '@nestjs/common';
import type { AccountRole, Actor } from '../../domain/policy/actor.js';
import type { PostPlace } from '../../domain/policy/post-place.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { Audit } from '../audit/index.js';

export interface StoredPost extends PostPlace {
  readonly accountId: string;
}

/** Posts begin and end, in the transaction of whatever decided it. A post is never rewritten: past acts keep theirs. */
@Injectable()
export class Posts {
  constructor(private readonly audit: Audit) {}

  /** The post, locked; throws Failure when it has ended or was never there. `pointer` is the field of the body that names it, where one does. */
  async held(tx: Tx, postId: string, pointer?: string): Promise<StoredPost> {
    const [post] = await tx.query<StoredPost>(
      `select account_id as "accountId", role, unit_id as "unitId", leading_group_id as "leadingGroupId", field from post where id = $1 and active for update`, [postId]);
    const absent = `没有编号为 ${postId} 的在任岗位。`;
    if (!post) throw pointer === undefined ? new Failure('not-found', absent) : unknownReference(pointer, absent);
    return post;
  }

  async rolesOf(tx: Tx, accountId: string): Promise<AccountRole[]> {
    // The account is locked: two grants at once must see each other.
    await tx.query('select from account where id = $1 for update', [accountId]);
    return (await tx.query<{ role: AccountRole }>('select role from post where account_id = $1 and active', [accountId])).map(({ role }) => role);
  }

  /** Throws Failure unless the named unit and leading groups exist. */
  async assertPlaceThere(tx: Tx, { unitId, leadingGroupId, field }: PostPlace): Promise<void> {
    const [there] = await tx.query<{ unit: boolean; groups: boolean }>(
      `select $1::bigint is null or exists (select from unit where id = $1) as unit,
              not exists (select from unnest($2::bigint[]) wanted (id) where not exists (select from leading_group where leading_group.id = wanted.id)) as groups`,
      [unitId, [...(leadingGroupId === null ? [] : [leadingGroupId]), ...(field ?? [])]],
    );
    if (!there?.unit) throw unknownReference('/unitId', '没有这个编号的单位。');
    if (!there.groups) throw unknownReference(field === null ? '/leadingGroupId' : '/field', '没有这个编号的领导小组。');
  }

  /** The new post's id; throws Failure when the person holds the same one already. */
  async open(tx: Tx, actor: Actor, accountId: string, { role, unitId, leadingGroupId, field }: PostPlace): Promise<string> {
    const [post] = await tx.query<{ id: string }>(
      `insert into post (account_id, role, unit_id, leading_group_id, field, valid_from) values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, role, unit_id, leading_group_id) where active do nothing returning id`,
      [accountId, role, unitId, leadingGroupId, field, tx.today],
    );
    if (!post) throw new Failure('conflict-state', '此人已有这个岗位。');
    await this.audit.record(tx, actor, [{ action: 'post.opened', subjectType: 'post', subjectId: post.id, detail: { accountId, role, unitId, leadingGroupId, field } }]);
    return post.id;
  }

  /** Sessions and tokens of the post count no more from the next request on. */
  async end(tx: Tx, actor: Actor, postId: string): Promise<void> {
    await tx.query('update post set active = false, on_duty = false, valid_until = case when role in ($2, $3, $4) then null else greatest($5::date, valid_from) end where id = $1',
      [postId, 'systemAdministrator', 'securityAdministrator', 'auditor', tx.today]);
    await tx.query('delete from session where post_id = $1', [postId]);
    await tx.query('delete from api_token where post_id = $1', [postId]);
    await this.audit.record(tx, actor, [{ action: 'post.ended', subjectType: 'post', subjectId: postId }]);
  }

  /** Whoever the leaver represented is represented by the successor, who also takes the place at the duty desk; drafts are the unit's and stay. */
  async handOver(tx: Tx, { from, to, postId, openedId }: { readonly from: string; readonly to: string; readonly postId: string; readonly openedId: string }): Promise<void> {
    await tx.query('update account set deputy_id = nullif($2::bigint, id) where deputy_id = $1', [from, to]);
    await tx.query('update post set on_duty = (select on_duty from post where id = $2) where id = $1', [openedId, postId]);
  }
}
